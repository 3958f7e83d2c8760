import { Migration } from '@mikro-orm/migrations';

export class Migration20261123051747_audited_plans extends Migration {
  override name = 'Migration20261123051747_audited_plans';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "tenant" add constraint "tenant_default_usage_location_check" check (default_usage_location ~ '^[A-Z]{2}$');`,
    );

    this.addSql(
      `alter table "service_plan" add constraint "service_plan_prohibited_countries_check" check ((prohibited_countries)::text ~ '^[{]([A-Z]{2}(,[A-Z]{2})*)?[}]$');`,
    );

    this.addSql(`alter table "audit_entry" add "plan_id" uuid null;`);
    this.addSql(
      `create index audit_entry_plan_index on audit_entry (tenant_id, plan_id) where plan_id is not null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "audit_entry_plan_index";`);
    this.addSql(`alter table "audit_entry" drop column "plan_id";`);

    this.addSql(
      `alter table "service_plan" drop constraint "service_plan_prohibited_countries_check";`,
    );

    this.addSql(`alter table "tenant" drop constraint "tenant_default_usage_location_check";`);
  }
}
