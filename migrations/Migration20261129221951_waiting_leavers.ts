import { Migration } from '@mikro-orm/migrations';

export class Migration20261129221951_waiting_leavers extends Migration {
  override name = 'Migration20261129221951_waiting_leavers';

  override up(): void | Promise<void> {
    this.addSql(`alter table "source" drop constraint "source_error_check";`);
    this.addSql(
      `alter table "source" add constraint "source_error_check" check (case state when 'error' then error_code is not null when 'suspended' then true else error_code is null end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`update "source" set "error_code" = null where "state" = 'suspended';`);
    this.addSql(`alter table "source" drop constraint "source_error_check";`);
    this.addSql(
      `alter table "source" add constraint "source_error_check" check ((state = 'error') = (error_code is not null));`,
    );
  }
}
