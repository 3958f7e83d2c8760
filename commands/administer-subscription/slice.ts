/** Subscriptions are added and changed from a product's detail. */

import { unlessChanged } from '../../src/slack/changed-meanwhile.ts';
import {
  ADD_SUBSCRIPTION,
  CHANGE_SUBSCRIPTION,
  RENEW_SUBSCRIPTION,
} from '../../src/slack/entry-points.ts';
import type { Slice } from '../../src/slack/slice.ts';
import { FORM } from './form.ts';
import { openAdd, openChange, openRenewal } from './open.ts';
import { submit } from './submission.ts';

export const administerSubscription: Slice = {
  actions: {
    [ADD_SUBSCRIPTION]: openAdd,
    [CHANGE_SUBSCRIPTION]: openChange,
    [RENEW_SUBSCRIPTION]: openRenewal,
  },
  submissions: { [FORM]: unlessChanged(submit) },
};
