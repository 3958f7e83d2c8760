import { Migration } from '@mikro-orm/migrations';

export class Migration20261123031539_administering extends Migration {
  override name = 'Migration20261123031539_administering';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "deed" ("tenant_id" varchar(64) not null, "key" varchar(255) not null, "at" timestamptz not null, "result" jsonb not null, primary key ("tenant_id", "key"));`,
    );

    this.addSql(
      `create table "tenant_administrator" ("tenant_id" varchar(64) not null, "person_id" uuid not null, "added_at" timestamptz not null, primary key ("tenant_id", "person_id"));`,
    );

    this.addSql(
      `alter table "tenant" add "language" varchar(35) null, add "automatic_healing" boolean not null default true;`,
    );
    this.addSql(`alter table "tenant" alter column "expiring_window_days" drop default;`);
    this.addSql(`alter table "tenant" alter column "expiring_window_days" drop not null;`);
    this.addSql(`alter table "tenant" alter column "time_zone" drop default;`);
    this.addSql(`alter table "tenant" alter column "time_zone" drop not null;`);

    this.addSql(`alter table "product" add "archived_at" timestamptz null;`);
    this.addSql(
      `alter table "product" add constraint "product_archived_check" check (archived_at is null or assigned = 0);`,
    );

    this.addSql(
      `alter table "subscription" add "grace_days" smallint not null default 30, add "canceled_at" timestamptz null, add "archived_at" timestamptz null;`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_grace_days_check" check (grace_days >= 0);`,
    );

    this.addSql(
      `create index "audit_entry_actor_index" on "audit_entry" ("tenant_id", "actor_id", "at");`,
    );

    this.addSql(
      `create index source_until_index on source (tenant_id, until_date) where state = 'active' and until_date is not null;`,
    );

    this.addSql(
      `alter table "deed" add constraint "deed_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "tenant_administrator" add constraint "tenant_administrator_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "tenant_administrator" add constraint "tenant_administrator_tenant_id_person_id_foreign" foreign key ("tenant_id", "person_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "deed" cascade;`);
    this.addSql(`drop table if exists "tenant_administrator" cascade;`);

    this.addSql(`alter table "product" drop constraint "product_archived_check";`);
    this.addSql(`alter table "product" drop column "archived_at";`);

    this.addSql(`drop index "audit_entry_actor_index";`);

    this.addSql(`drop index "source_until_index";`);

    this.addSql(`alter table "subscription" drop constraint "subscription_grace_days_check";`);
    this.addSql(
      `alter table "subscription" drop column "grace_days", drop column "canceled_at", drop column "archived_at";`,
    );

    this.addSql(`alter table "tenant" drop column "language", drop column "automatic_healing";`);
    this.addSql(`alter table "tenant" alter column "time_zone" set default 'UTC';`);
    this.addSql(`alter table "tenant" alter column "time_zone" set not null;`);
    this.addSql(`alter table "tenant" alter column "expiring_window_days" set default 30;`);
    this.addSql(`alter table "tenant" alter column "expiring_window_days" set not null;`);
  }
}
