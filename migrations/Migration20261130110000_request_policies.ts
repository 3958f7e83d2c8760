import { Migration } from '@mikro-orm/migrations';

export class Migration20261130110000_request_policies extends Migration {
  override name = 'Migration20261130110000_request_policies';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "license_request_vote" ("tenant_id" varchar(64) not null, "request_id" uuid not null, "stage" smallint not null, "person_id" uuid not null, "vote" text not null, "until_date" date null, "voted_at" timestamptz not null, primary key ("tenant_id", "request_id", "stage", "person_id"));`,
    );

    this.addSql(
      `create table "license_request_approver" ("tenant_id" varchar(64) not null, "request_id" uuid not null, "slack_user_id" varchar(64) not null, primary key ("tenant_id", "request_id", "slack_user_id"));`,
    );
    this.addSql(
      `create index "license_request_approver_index" on "license_request_approver" ("tenant_id", "slack_user_id", "request_id");`,
    );

    this.addSql(
      `create table "request_policy" ("tenant_id" varchar(64) not null, "id" uuid not null, "product_id" uuid null, "mode" text not null, "member_group_id" uuid null, "channel_id" varchar(64) null, "longest_days" smallint null, "reason_needed" boolean not null default true, "allows_own" boolean not null default false, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index request_policy_product_unique on request_policy (tenant_id, product_id) nulls not distinct;`,
    );

    this.addSql(
      `create table "request_policy_stage" ("tenant_id" varchar(64) not null, "policy_id" uuid not null, "stage" smallint not null, "kind" text not null, "group_id" uuid null, "needed" smallint not null, primary key ("tenant_id", "policy_id", "stage"));`,
    );

    this.addSql(
      `create table "request_policy_person" ("tenant_id" varchar(64) not null, "policy_id" uuid not null, "stage" smallint not null, "person_id" uuid not null, primary key ("tenant_id", "policy_id", "stage", "person_id"));`,
    );

    this.addSql(
      `alter table "license_request" add "stage" smallint not null default 1, add "asks_administrators" boolean not null default true, add "refusal" varchar(64) null;`,
    );

    this.addSql(
      `alter table "license_request_vote" add constraint "license_request_vote_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request_vote" add constraint "license_request_vote_tenant_id_request_id_foreign" foreign key ("tenant_id", "request_id") references "license_request" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request_vote" add constraint "license_request_vote_tenant_id_person_id_foreign" foreign key ("tenant_id", "person_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request_vote" add constraint "license_request_vote_vote_check" check ("vote" in ('approve', 'deny'));`,
    );

    this.addSql(
      `alter table "license_request_approver" add constraint "license_request_approver_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request_approver" add constraint "license_request_approver_tenant_id_request_id_foreign" foreign key ("tenant_id", "request_id") references "license_request" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "request_policy" add constraint "request_policy_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "request_policy" add constraint "request_policy_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "request_policy" add constraint "request_policy_tenant_id_member_group_id_foreign" foreign key ("tenant_id", "member_group_id") references "license_group" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "request_policy" add constraint "request_policy_member_group_check" check (member_group_id is null or mode = 'automatic');`,
    );
    this.addSql(
      `alter table "request_policy" add constraint "request_policy_longest_check" check (longest_days >= 1 and longest_days <= 3650);`,
    );
    this.addSql(
      `alter table "request_policy" add constraint "request_policy_mode_check" check ("mode" in ('automatic', 'approval'));`,
    );

    this.addSql(
      `alter table "request_policy_stage" add constraint "request_policy_stage_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "request_policy_stage" add constraint "request_policy_stage_tenant_id_policy_id_foreign" foreign key ("tenant_id", "policy_id") references "request_policy" ("tenant_id", "id") on update restrict on delete cascade;`,
    );
    this.addSql(
      `alter table "request_policy_stage" add constraint "request_policy_stage_tenant_id_group_id_foreign" foreign key ("tenant_id", "group_id") references "license_group" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "request_policy_stage" add constraint "request_policy_stage_group_check" check ((kind = 'group') = (group_id is not null));`,
    );
    this.addSql(
      `alter table "request_policy_stage" add constraint "request_policy_stage_needed_check" check (needed >= 1 and needed <= 20);`,
    );
    this.addSql(
      `alter table "request_policy_stage" add constraint "request_policy_stage_kind_check" check ("kind" in ('administrators', 'people', 'group', 'manager'));`,
    );

    this.addSql(
      `alter table "request_policy_person" add constraint "request_policy_person_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "request_policy_person" add constraint "request_policy_person_tenant_id_policy_id_foreign" foreign key ("tenant_id", "policy_id") references "request_policy" ("tenant_id", "id") on update restrict on delete cascade;`,
    );
    this.addSql(
      `alter table "request_policy_person" add constraint "request_policy_person_tenant_id_person_id_foreign" foreign key ("tenant_id", "person_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "request_policy_person";`);
    this.addSql(`drop table "request_policy_stage";`);
    this.addSql(`drop table "request_policy";`);
    this.addSql(`drop table "license_request_approver";`);
    this.addSql(`drop table "license_request_vote";`);
    this.addSql(
      `alter table "license_request" drop column "stage", drop column "asks_administrators", drop column "refusal";`,
    );
  }
}
