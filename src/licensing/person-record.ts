/** What is known of a person, as the Slack edge works with it. */
export interface PersonRecord {
  id: string;
  slackUserId: string | null;
  displayName: string;
  email: string | null;
  /** As Slack last said; it may be another person's here. */
  slackEmail: string | null;
  status: 'active' | 'deleted';
  usageLocation: string | null;
  isGuest: boolean;
  isWorkspaceAdmin: boolean;
  /** Named an administrator in the settings. */
  isTenantAdministrator: boolean;
  /** Of their Slack. */
  locale: string | null;
  /** Chosen in the settings. */
  tenantLanguage: string | null;
}

/** SQL: the columns of a PersonRecord, of the table `person`. */
export const PERSON_COLUMNS = `id, slack_user_id as "slackUserId", display_name as "displayName",
  email, slack_email as "slackEmail", status, usage_location as "usageLocation", is_guest as "isGuest",
  is_workspace_admin as "isWorkspaceAdmin", locale,
  (select language from tenant where tenant.id = person.tenant_id) as "tenantLanguage",
  exists (select from tenant_administrator named where named.tenant_id = person.tenant_id
    and named.person_id = person.id) as "isTenantAdministrator"`;
