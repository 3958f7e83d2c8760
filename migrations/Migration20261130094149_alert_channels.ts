import { Migration } from '@mikro-orm/migrations';

export class Migration20261130094149_alert_channels extends Migration {
  override name = 'Migration20261130094149_alert_channels';

  override up(): void | Promise<void> {
    this.addSql(`alter table "alert_route" add "to_greet" boolean not null default false;`);
    this.addSql(
      `create index "alert_route_channel_index" on "alert_route" ("tenant_id", "channel_id");`,
    );

    this.addSql(
      `create index "alert_message_route_index" on "alert_message" ("tenant_id", "route_id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "alert_message_route_index";`);

    this.addSql(`drop index "alert_route_channel_index";`);
    this.addSql(`alter table "alert_route" drop column "to_greet";`);
  }
}
