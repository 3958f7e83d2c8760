import { Migration } from '@mikro-orm/migrations';

export class Migration20261130105400_alert_scopes extends Migration {
  override name = 'Migration20261130105400_alert_scopes';

  override up(): void | Promise<void> {
    this.addSql(`drop index "alert_route_product_unique";`);
    this.addSql(`alter table "alert_route" add "kind" text null, add "severity" text null;`);
    this.addSql(
      `create unique index alert_route_scope_unique on alert_route (tenant_id, product_id, kind, severity) nulls not distinct where closed_at is null;`,
    );
    this.addSql(
      `alter table "alert_route" add constraint "alert_route_scope_check" check (num_nonnulls(product_id, kind, severity) <= 1);`,
    );
    this.addSql(
      `alter table "alert_route" add constraint "alert_route_kind_check" check ("kind" in ('subscription_expires', 'notice_date', 'seats_short', 'assignments_in_error'));`,
    );
    this.addSql(
      `alter table "alert_route" add constraint "alert_route_severity_check" check ("severity" in ('urgent', 'not_urgent'));`,
    );

    this.addSql(`alter table "alert_message" add "moved" boolean not null default false;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "alert_message" drop column "moved";`);

    this.addSql(`drop index "alert_route_scope_unique";`);
    this.addSql(`alter table "alert_route" drop constraint "alert_route_scope_check";`);
    this.addSql(`alter table "alert_route" drop constraint "alert_route_kind_check";`);
    this.addSql(`alter table "alert_route" drop constraint "alert_route_severity_check";`);
    this.addSql(
      `update "alert_route" set closed_at = now(), closed_why = 'replaced' where num_nonnulls(kind, severity) > 0 and closed_at is null;`,
    );
    this.addSql(`alter table "alert_route" drop column "kind", drop column "severity";`);
    this.addSql(
      `create unique index alert_route_product_unique on alert_route (tenant_id, product_id) nulls not distinct where closed_at is null;`,
    );
  }
}
