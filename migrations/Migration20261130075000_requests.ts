import { Migration } from '@mikro-orm/migrations';

export class Migration20261130075000_requests extends Migration {
  override name = 'Migration20261130075000_requests';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "license_request" ("tenant_id" varchar(64) not null, "id" uuid not null, "requester_id" uuid not null, "person_id" uuid not null, "product_id" uuid not null, "until_date" date null, "reason" text not null, "state" text not null default 'pending', "made_at" timestamptz not null, "decided_by_id" uuid null, "decided_at" timestamptz null, "decided_why" text null, "granted_until" date null, "revision" int not null default 1, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index license_request_open_unique on license_request (tenant_id, person_id, product_id) where state = 'pending';`,
    );
    this.addSql(
      `create index "license_request_state_index" on "license_request" ("tenant_id", "state", "made_at", "id");`,
    );
    this.addSql(
      `create index "license_request_made_index" on "license_request" ("tenant_id", "made_at", "id");`,
    );
    this.addSql(
      `create index "license_request_requester_index" on "license_request" ("tenant_id", "requester_id", "made_at", "id");`,
    );
    this.addSql(
      `create index "license_request_person_index" on "license_request" ("tenant_id", "person_id", "made_at", "id");`,
    );

    this.addSql(
      `create table "license_request_message" ("tenant_id" varchar(64) not null, "request_id" uuid not null, "slack_user_id" varchar(64) not null, "channel_id" varchar(64) null, "ts" varchar(64) null, "shown_revision" int null, "sending_until" timestamptz null, primary key ("tenant_id", "request_id", "slack_user_id"));`,
    );

    this.addSql(
      `alter table "license_request" add constraint "license_request_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_tenant_id_requester_id_foreign" foreign key ("tenant_id", "requester_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_tenant_id_person_id_foreign" foreign key ("tenant_id", "person_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_tenant_id_decided_by_id_foreign" foreign key ("tenant_id", "decided_by_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_decided_check" check ((state = 'pending') = (decided_at is null));`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_denied_check" check (state <> 'denied' or decided_why is not null);`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_state_check" check ("state" in ('pending', 'fulfilled', 'denied', 'withdrawn'));`,
    );

    this.addSql(
      `alter table "license_request_message" add constraint "license_request_message_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request_message" add constraint "license_request_message_tenant_id_request_id_foreign" foreign key ("tenant_id", "request_id") references "license_request" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "license_request_message" add constraint "license_request_message_shown_check" check ((ts is null) = (shown_revision is null) and (ts is null) = (channel_id is null));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "license_request_message";`);
    this.addSql(`drop table "license_request";`);
  }
}
