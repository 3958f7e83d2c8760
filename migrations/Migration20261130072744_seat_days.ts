import { Migration } from '@mikro-orm/migrations';

export class Migration20261130072744_seat_days extends Migration {
  override name = 'Migration20261130072744_seat_days';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "seat_move" ("tenant_id" varchar(64) not null, "product_id" uuid not null, "day" date not null, "cause" varchar(64) not null, "gained" int not null, "lost" int not null, primary key ("tenant_id", "product_id", "day", "cause"));`,
    );

    this.addSql(
      `create table "seat_day" ("tenant_id" varchar(64) not null, "product_id" uuid not null, "day" date not null, "assigned" int not null, primary key ("tenant_id", "product_id", "day"));`,
    );

    this.addSql(
      `alter table "seat_move" add constraint "seat_move_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "seat_move" add constraint "seat_move_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "seat_day" add constraint "seat_day_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "seat_day" add constraint "seat_day_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "seat_move";`);
    this.addSql(`drop table "seat_day";`);
  }
}
