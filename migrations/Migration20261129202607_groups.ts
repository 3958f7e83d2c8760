import { Migration } from '@mikro-orm/migrations';

export class Migration20261129202607_groups extends Migration {
  override name = 'Migration20261129202607_groups';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "license_group" ("tenant_id" varchar(64) not null, "id" uuid not null, "name" varchar(255) not null, "priority" int not null default 100, "slack_usergroup_id" varchar(64) null, "frozen_at" timestamptz null, "deleted_at" timestamptz null, "created_at" timestamptz not null default now(), primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index license_group_name_unique on license_group (tenant_id, lower(name)) where deleted_at is null;`,
    );
    this.addSql(
      `create unique index license_group_slack_unique on license_group (tenant_id, slack_usergroup_id) where deleted_at is null;`,
    );

    this.addSql(
      `create table "group_product" ("tenant_id" varchar(64) not null, "id" uuid not null, "group_id" uuid not null, "product_id" uuid not null, "since" timestamptz not null, "assigned_by_id" uuid null, "reason" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "group_product_product_index" on "group_product" ("tenant_id", "product_id");`,
    );
    this.addSql(
      `alter table "group_product" add constraint "group_product_unique" unique ("tenant_id", "group_id", "product_id");`,
    );

    this.addSql(
      `create table "group_product_disabled_plan" ("tenant_id" varchar(64) not null, "group_product_id" uuid not null, "plan_id" uuid not null, primary key ("tenant_id", "group_product_id", "plan_id"));`,
    );

    this.addSql(
      `create table "group_member" ("tenant_id" varchar(64) not null, "group_id" uuid not null, "person_id" uuid not null, "joined_at" timestamptz not null, primary key ("tenant_id", "group_id", "person_id"));`,
    );
    this.addSql(
      `create index "group_member_person_index" on "group_member" ("tenant_id", "person_id");`,
    );
    this.addSql(
      `create index "group_member_joined_index" on "group_member" ("tenant_id", "group_id", "joined_at", "person_id");`,
    );

    this.addSql(`drop index "source_direct_unique";`);
    this.addSql(`drop index "source_until_index";`);
    this.addSql(`alter table "source" drop constraint "source_state_check";`);
    this.addSql(
      `alter table "source" add "group_id" uuid null, add "error_code" varchar(64) null, add "start_date" date null, add "suspended_at" timestamptz null;`,
    );
    this.addSql(
      `alter table "source" add constraint "source_tenant_id_group_id_foreign" foreign key ("tenant_id", "group_id") references "license_group" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `create unique index source_live_unique on source (tenant_id, person_id, product_id, group_id) nulls not distinct where state in ('active', 'error', 'suspended');`,
    );
    this.addSql(
      `create unique index source_scheduled_unique on source (tenant_id, person_id, product_id) where state = 'scheduled';`,
    );
    this.addSql(
      `create index source_group_index on source (tenant_id, group_id, product_id, person_id) where group_id is not null and state in ('active', 'error', 'suspended');`,
    );
    this.addSql(
      `create index source_waiting_index on source (tenant_id, product_id, error_code) where state = 'error';`,
    );
    this.addSql(
      `create index source_ends_index on source (tenant_id, until_date) where state <> 'ended' and until_date is not null;`,
    );
    this.addSql(
      `create index source_start_index on source (tenant_id, start_date) where state = 'scheduled';`,
    );
    this.addSql(
      `create index source_suspended_index on source (tenant_id, suspended_at) where state = 'suspended';`,
    );
    this.addSql(
      `alter table "source" add constraint "source_error_check" check ((state = 'error') = (error_code is not null));`,
    );
    this.addSql(
      `alter table "source" add constraint "source_suspended_check" check ((state = 'suspended') = (suspended_at is not null));`,
    );
    this.addSql(
      `alter table "source" add constraint "source_scheduled_check" check (state <> 'scheduled' or start_date is not null);`,
    );
    this.addSql(
      `alter table "source" add constraint "source_inherited_check" check (group_id is null or (state <> 'scheduled' and start_date is null and until_date is null));`,
    );
    this.addSql(
      `alter table "source" add constraint "source_state_check" check ("state" in ('scheduled', 'active', 'error', 'suspended', 'ended'));`,
    );

    this.addSql(`alter table "audit_entry" add "group_id" uuid null;`);
    this.addSql(
      `create index audit_entry_group_index on audit_entry (tenant_id, group_id, at) where group_id is not null;`,
    );

    this.addSql(
      `alter table "license_group" add constraint "license_group_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "group_product" add constraint "group_product_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "group_product" add constraint "group_product_tenant_id_group_id_foreign" foreign key ("tenant_id", "group_id") references "license_group" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "group_product" add constraint "group_product_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "group_product" add constraint "group_product_tenant_id_assigned_by_id_foreign" foreign key ("tenant_id", "assigned_by_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "group_product_disabled_plan" add constraint "group_product_disabled_plan_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "group_product_disabled_plan" add constraint "group_product_disabled_plan_tenant_id_group_product_id_foreign" foreign key ("tenant_id", "group_product_id") references "group_product" ("tenant_id", "id") on update restrict on delete cascade;`,
    );
    this.addSql(
      `alter table "group_product_disabled_plan" add constraint "group_product_disabled_plan_tenant_id_plan_id_foreign" foreign key ("tenant_id", "plan_id") references "service_plan" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "group_member" add constraint "group_member_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "group_member" add constraint "group_member_tenant_id_group_id_foreign" foreign key ("tenant_id", "group_id") references "license_group" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "group_member" add constraint "group_member_tenant_id_person_id_foreign" foreign key ("tenant_id", "person_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
  }

  override down(): void | Promise<void> {
    // What the version before does not know: it ends, and the seats are counted anew.
    this.addSql(`update source set state = 'ended', ended_at = now(), error_code = null, suspended_at = null
      where state not in ('active', 'ended') or (state = 'active' and group_id is not null);`);
    this.addSql(`update product pr set assigned = (select count(*) from source s
      where s.tenant_id = pr.tenant_id and s.product_id = pr.id and s.state = 'active');`);
    this.addSql(`alter table "source" drop constraint "source_tenant_id_group_id_foreign";`);
    this.addSql(
      `alter table "group_product" drop constraint "group_product_tenant_id_group_id_foreign";`,
    );
    this.addSql(
      `alter table "group_member" drop constraint "group_member_tenant_id_group_id_foreign";`,
    );
    this.addSql(
      `alter table "group_product_disabled_plan" drop constraint "group_product_disabled_plan_tenant_id_group_product_id_foreign";`,
    );

    this.addSql(`drop table if exists "license_group" cascade;`);
    this.addSql(`drop table if exists "group_product" cascade;`);
    this.addSql(`drop table if exists "group_product_disabled_plan" cascade;`);
    this.addSql(`drop table if exists "group_member" cascade;`);

    this.addSql(`drop index "audit_entry_group_index";`);
    this.addSql(`alter table "audit_entry" drop column "group_id";`);

    this.addSql(`drop index "source_live_unique";`);
    this.addSql(`drop index "source_scheduled_unique";`);
    this.addSql(`drop index "source_group_index";`);
    this.addSql(`drop index "source_waiting_index";`);
    this.addSql(`drop index "source_ends_index";`);
    this.addSql(`drop index "source_start_index";`);
    this.addSql(`drop index "source_suspended_index";`);
    this.addSql(`alter table "source" drop constraint "source_error_check";`);
    this.addSql(`alter table "source" drop constraint "source_suspended_check";`);
    this.addSql(`alter table "source" drop constraint "source_scheduled_check";`);
    this.addSql(`alter table "source" drop constraint "source_inherited_check";`);
    this.addSql(`alter table "source" drop constraint "source_state_check";`);
    this.addSql(
      `alter table "source" drop column "group_id", drop column "error_code", drop column "start_date", drop column "suspended_at";`,
    );
    this.addSql(
      `create unique index source_direct_unique on source (tenant_id, person_id, product_id) where state = 'active';`,
    );
    this.addSql(
      `create index source_until_index on source (tenant_id, until_date) where state = 'active' and until_date is not null;`,
    );
    this.addSql(
      `alter table "source" add constraint "source_state_check" check ("state" in ('active', 'ended'));`,
    );
  }
}
