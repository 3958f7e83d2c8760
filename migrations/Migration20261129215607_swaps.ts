import { Migration } from '@mikro-orm/migrations';

export class Migration20261129215607_swaps extends Migration {
  override name = 'Migration20261129215607_swaps';

  override up(): void | Promise<void> {
    this.addSql(`alter table "group_product" add "gives_way_to_id" uuid null;`);
    this.addSql(
      `alter table "group_product" add constraint "group_product_tenant_id_gives_way_to_id_foreign" foreign key ("tenant_id", "gives_way_to_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `create index group_product_gives_way_index on group_product (tenant_id, gives_way_to_id) where gives_way_to_id is not null;`,
    );
    this.addSql(
      `alter table "group_product" add constraint "group_product_gives_way_check" check (gives_way_to_id <> product_id);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "group_product" drop constraint "group_product_tenant_id_gives_way_to_id_foreign";`,
    );

    this.addSql(`drop index "group_product_gives_way_index";`);
    this.addSql(`alter table "group_product" drop constraint "group_product_gives_way_check";`);
    this.addSql(`alter table "group_product" drop column "gives_way_to_id";`);
  }
}
