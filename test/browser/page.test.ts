/** All that the page shows and takes, on one page in one browser: it takes longer to start than to use. */
import { describeInBrowser } from './chromium.ts';
import { describeConversation } from './page-conversation.ts';
import { describeForms } from './page-forms.ts';
import { describeMessages } from './page-messages.ts';
import { describeModals } from './page-modals.ts';
import { useShowcasePage } from './showcase-page.ts';

describeInBrowser('the page of the local Slack', () => {
  const shown = useShowcasePage();

  describe('a conversation', () => describeConversation(shown));
  describe('a form', () => describeForms(shown));
  describe('a message', () => describeMessages(shown));
  describe('a modal', () => describeModals(shown));
});
