import { Migration } from '@mikro-orm/migrations';

export class Migration20261130124700_waitlist extends Migration {
  override name = 'Migration20261130124700_waitlist';

  override up(): void | Promise<void> {
    this.addSql(`alter table "product" add "held" int not null default 0;`);
    this.addSql(`alter table "product" add constraint "product_held_check" check (held >= 0);`);

    this.addSql(`alter table "license_request" drop constraint "license_request_state_check";`);
    this.addSql(
      `alter table "license_request" add "cause" varchar(64) null, add "disabled_plan_ids" uuid[] not null default '{}', add "waitlisted_at" timestamptz null, add "offers" smallint not null default 0, add "passes" smallint not null default 0, add "offered_until" timestamptz null, add "holds_seat" boolean not null default false;`,
    );
    this.addSql(`drop index "license_request_open_unique";`);
    this.addSql(
      `create unique index license_request_open_unique on license_request (tenant_id, person_id, product_id) where state in ('pending', 'waitlisted', 'offered');`,
    );
    this.addSql(
      `create index license_request_waitlist_index on license_request (tenant_id, product_id, state, waitlisted_at, id) where state in ('pending', 'waitlisted', 'offered');`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_waitlisted_check" check (state not in ('waitlisted', 'offered') or waitlisted_at is not null);`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_offered_check" check ((state = 'offered') = (offered_until is not null));`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_holds_check" check (case state when 'offered' then holds_seat when 'pending' then true else not holds_seat end);`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_state_check" check ("state" in ('pending', 'waitlisted', 'offered', 'fulfilled', 'denied', 'withdrawn', 'expired', 'closed'));`,
    );

    this.addSql(
      `alter table "license_request_message" drop constraint "license_request_message_pkey";`,
    );
    this.addSql(`alter table "license_request_message" add "offer" smallint not null default 0;`);
    this.addSql(
      `alter table "license_request_message" add primary key ("tenant_id", "request_id", "slack_user_id", "offer");`,
    );

    this.addSql(
      `alter table "request_policy" add "hold_seats" smallint null, add "offer_hours" smallint not null default 24;`,
    );
    this.addSql(
      `alter table "request_policy" add constraint "request_policy_hold_check" check (hold_seats >= 1 and hold_seats <= 1000);`,
    );
    this.addSql(
      `alter table "request_policy" add constraint "request_policy_offer_check" check (offer_hours >= 1 and offer_hours <= 168);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "license_request_waitlist_index";`);
    this.addSql(
      `update "license_request" set "state" = 'withdrawn', "offered_until" = null, "holds_seat" = false where "state" in ('waitlisted', 'offered');`,
    );
    this.addSql(`drop index "license_request_open_unique";`);
    this.addSql(
      `create unique index license_request_open_unique on license_request (tenant_id, person_id, product_id) where state = 'pending';`,
    );
    this.addSql(
      `alter table "license_request" drop constraint "license_request_waitlisted_check";`,
    );
    this.addSql(`alter table "license_request" drop constraint "license_request_offered_check";`);
    this.addSql(`alter table "license_request" drop constraint "license_request_holds_check";`);
    this.addSql(`alter table "license_request" drop constraint "license_request_state_check";`);
    this.addSql(
      `alter table "license_request" drop column "cause", drop column "disabled_plan_ids", drop column "waitlisted_at", drop column "offers", drop column "passes", drop column "offered_until", drop column "holds_seat";`,
    );
    this.addSql(
      `alter table "license_request" add constraint "license_request_state_check" check ("state" in ('pending', 'fulfilled', 'denied', 'withdrawn', 'expired', 'closed'));`,
    );

    this.addSql(`delete from "license_request_message" where "offer" > 0;`);
    this.addSql(
      `alter table "license_request_message" drop constraint "license_request_message_pkey";`,
    );
    this.addSql(`alter table "license_request_message" drop column "offer";`);
    this.addSql(
      `alter table "license_request_message" add primary key ("tenant_id", "request_id", "slack_user_id");`,
    );

    this.addSql(`alter table "product" drop constraint "product_held_check";`);
    this.addSql(`alter table "product" drop column "held";`);

    this.addSql(`alter table "request_policy" drop constraint "request_policy_hold_check";`);
    this.addSql(`alter table "request_policy" drop constraint "request_policy_offer_check";`);
    this.addSql(
      `alter table "request_policy" drop column "hold_seats", drop column "offer_hours";`,
    );
  }
}
