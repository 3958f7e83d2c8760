import { Migration } from '@mikro-orm/migrations';

export class Migration20261130131500_reclaims extends Migration {
  override name = 'Migration20261130131500_reclaims';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "reclaim" ("tenant_id" varchar(64) not null, "id" uuid not null, "product_id" uuid not null, "started_at" timestamptz not null, "closed_at" timestamptz null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index reclaim_open_unique on reclaim (tenant_id, product_id) where closed_at is null;`,
    );

    this.addSql(
      `create table "reclaim_ask" ("tenant_id" varchar(64) not null, "reclaim_id" uuid not null, "person_id" uuid not null, "asked_by_id" uuid null, "asked_at" timestamptz not null, "why" jsonb not null, "answer_by" date not null, "state" text not null default 'asked', "settled_at" timestamptz null, "revision" int not null default 1, "channel_id" varchar(64) null, "ts" varchar(64) null, "shown_revision" int null, "sending_until" timestamptz null, primary key ("tenant_id", "reclaim_id", "person_id"));`,
    );
    this.addSql(
      `create index "reclaim_ask_person_index" on "reclaim_ask" ("tenant_id", "person_id");`,
    );

    this.addSql(
      `alter table "reclaim" add constraint "reclaim_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "reclaim" add constraint "reclaim_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "reclaim_ask" add constraint "reclaim_ask_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "reclaim_ask" add constraint "reclaim_ask_tenant_id_reclaim_id_foreign" foreign key ("tenant_id", "reclaim_id") references "reclaim" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "reclaim_ask" add constraint "reclaim_ask_tenant_id_person_id_foreign" foreign key ("tenant_id", "person_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "reclaim_ask" add constraint "reclaim_ask_tenant_id_asked_by_id_foreign" foreign key ("tenant_id", "asked_by_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "reclaim_ask" add constraint "reclaim_ask_settled_check" check ((state = 'asked') = (settled_at is null));`,
    );
    this.addSql(
      `alter table "reclaim_ask" add constraint "reclaim_ask_shown_check" check ((ts is null) = (shown_revision is null) and (ts is null) = (channel_id is null));`,
    );
    this.addSql(
      `alter table "reclaim_ask" add constraint "reclaim_ask_state_check" check ("state" in ('asked', 'kept', 'released', 'gone', 'over', 'unreachable'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "reclaim_ask" drop constraint "reclaim_ask_tenant_id_reclaim_id_foreign";`,
    );

    this.addSql(`drop table if exists "reclaim" cascade;`);
    this.addSql(`drop table if exists "reclaim_ask" cascade;`);
  }
}
