import { Migration } from '@mikro-orm/migrations';

export class Migration20261130071757_product_channels extends Migration {
  override name = 'Migration20261130071757_product_channels';

  override up(): void | Promise<void> {
    this.addSql(`drop index "alert_route_open_unique";`);
    this.addSql(`alter table "alert_route" add "product_id" uuid null;`);
    this.addSql(
      `alter table "alert_route" add constraint "alert_route_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `create unique index alert_route_product_unique on alert_route (tenant_id, product_id) nulls not distinct where closed_at is null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "alert_route" drop constraint "alert_route_tenant_id_product_id_foreign";`,
    );

    this.addSql(`drop index "alert_route_product_unique";`);
    this.addSql(
      `update "alert_route" set closed_at = now(), closed_why = 'replaced' where product_id is not null and closed_at is null;`,
    );
    this.addSql(`alter table "alert_route" drop column "product_id";`);
    this.addSql(
      `create unique index alert_route_open_unique on alert_route (tenant_id) where closed_at is null;`,
    );
  }
}
