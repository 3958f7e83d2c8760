import { Migration } from '@mikro-orm/migrations';

export class Migration20261130033124_alerts extends Migration {
  override name = 'Migration20261130033124_alerts';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "alert_route" ("tenant_id" varchar(64) not null, "id" uuid not null, "channel_id" varchar(64) not null, "set_by_id" uuid null, "set_at" timestamptz not null, "closed_at" timestamptz null, "closed_why" varchar(64) null, "next_at" timestamptz null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index alert_route_open_unique on alert_route (tenant_id) where closed_at is null;`,
    );

    this.addSql(
      `create table "alert" ("tenant_id" varchar(64) not null, "id" uuid not null, "kind" text not null, "product_id" uuid not null, "subscription_id" uuid not null, "level" smallint not null, "facts" jsonb not null, "revision" int not null default 1, "opened_at" timestamptz not null, "resolved_at" timestamptz null, "resolved_why" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index alert_open_unique on alert (tenant_id, kind, subscription_id) where resolved_at is null;`,
    );
    this.addSql(
      `create index "alert_subscription_index" on "alert" ("tenant_id", "subscription_id", "opened_at");`,
    );
    this.addSql(`create index "alert_product_index" on "alert" ("tenant_id", "product_id");`);

    this.addSql(
      `create table "alert_message" ("tenant_id" varchar(64) not null, "alert_id" uuid not null, "route_id" uuid not null, "ts" varchar(64) null, "shown_revision" int null, "told_level" smallint null, "sending_at" timestamptz null, "sending_until" timestamptz null, primary key ("tenant_id", "alert_id", "route_id"));`,
    );

    this.addSql(`alter table "product" add "watched" boolean not null default false;`);

    this.addSql(
      `create index subscription_end_index on subscription (tenant_id, end_date) where end_date is not null and archived_at is null;`,
    );

    this.addSql(
      `alter table "alert_route" add constraint "alert_route_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_route" add constraint "alert_route_tenant_id_set_by_id_foreign" foreign key ("tenant_id", "set_by_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_route" add constraint "alert_route_closed_check" check ((closed_at is null) = (closed_why is null));`,
    );

    this.addSql(
      `alter table "alert" add constraint "alert_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_tenant_id_subscription_id_foreign" foreign key ("tenant_id", "subscription_id") references "subscription" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_resolved_check" check ((resolved_at is null) = (resolved_why is null));`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_kind_check" check ("kind" in ('subscription_expires'));`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_resolved_why_check" check ("resolved_why" in ('replaced', 'lapsed', 'renewed', 'gone'));`,
    );

    this.addSql(
      `alter table "alert_message" add constraint "alert_message_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_message" add constraint "alert_message_tenant_id_alert_id_foreign" foreign key ("tenant_id", "alert_id") references "alert" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_message" add constraint "alert_message_tenant_id_route_id_foreign" foreign key ("tenant_id", "route_id") references "alert_route" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_message" add constraint "alert_message_shown_check" check ((ts is null) = (shown_revision is null) and (ts is null) = (told_level is null));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "alert_message";`);
    this.addSql(`drop table "alert";`);
    this.addSql(`drop table "alert_route";`);
    this.addSql(`drop index "subscription_end_index";`);
    this.addSql(`alter table "product" drop column "watched";`);
  }
}
