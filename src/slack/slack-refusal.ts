import { WebAPIPlatformError } from '@slack/web-api';

/** As what Slack refuses a call, such as `channel_not_found`; empty where it said nothing. */
export function slackRefusal(error: unknown): string {
  return error instanceof WebAPIPlatformError ? error.data.error : '';
}
