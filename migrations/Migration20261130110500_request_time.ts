import { Migration } from '@mikro-orm/migrations';

export class Migration20261130110500_request_time extends Migration {
  override name = 'Migration20261130110500_request_time';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "license_request_requester" ("tenant_id" varchar(64) not null, "request_id" uuid not null, "person_id" uuid not null, "joined_at" timestamptz not null, primary key ("tenant_id", "request_id", "person_id"));`,
    );
    this.addSql(
      `create index "license_request_requester_person_index" on "license_request_requester" ("tenant_id", "person_id");`,
    );

    this.addSql(`alter table "license_request" drop constraint "license_request_state_check";`);
    this.addSql(
      `alter table "license_request" add "waiting_since" timestamptz null, add "reminders" smallint not null default 0, add "escalated_at" timestamptz null, add "reminded_at" timestamptz null;`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_state_check" check ("state" in ('pending', 'fulfilled', 'denied', 'withdrawn', 'expired', 'closed'));`,
    );

    this.addSql(`alter table "request_policy" add "expires_days" smallint null default 30;`);
    this.addSql(
      `alter table "request_policy" add constraint "request_policy_expires_check" check (expires_days >= 1 and expires_days <= 365);`,
    );

    this.addSql(
      `alter table "license_request_requester" add constraint "license_request_requester_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request_requester" add constraint "license_request_requester_tenant_id_request_id_foreign" foreign key ("tenant_id", "request_id") references "license_request" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request_requester" add constraint "license_request_requester_tenant_id_person_id_foreign" foreign key ("tenant_id", "person_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "license_request_requester";`);

    this.addSql(`alter table "license_request" drop constraint "license_request_state_check";`);
    this.addSql(
      `alter table "license_request" drop column "waiting_since", drop column "reminders", drop column "escalated_at", drop column "reminded_at";`,
    );
    this.addSql(
      `update "license_request" set "state" = 'withdrawn' where "state" in ('expired', 'closed');`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_state_check" check ("state" in ('pending', 'fulfilled', 'denied', 'withdrawn'));`,
    );

    this.addSql(`alter table "request_policy" drop constraint "request_policy_expires_check";`);
    this.addSql(`alter table "request_policy" drop column "expires_days";`);
  }
}
