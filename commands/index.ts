import type { Slice } from '../src/slack/slice.ts';
import { administerProduct } from './administer-product/slice.ts';
import { administerSubscription } from './administer-subscription/slice.ts';
import { alertRules } from './alert-rules/slice.ts';
import { alerts } from './alerts/slice.ts';
import { answerOffer } from './answer-offer/slice.ts';
import { appHome } from './app-home/event.ts';
import { assignLicenseSlice } from './assign-license/command.ts';
import { editPlan } from './edit-plan/slice.ts';
import { explainLicenseSlice } from './explain-license/command.ts';
import { licenseAudit } from './license-audit/command.ts';
import { licenseGroups } from './license-groups/command.ts';
import { licenseRequests } from './license-requests/command.ts';
import { licenseSettings } from './license-settings/command.ts';
import { mirrorGroupSlice } from './mirror-group/slice.ts';
import { myLicenses } from './my-licenses/command.ts';
import { notices } from './notices/slice.ts';
import { removeLicenseSlice } from './remove-license/command.ts';
import { requestLicense } from './request-license/command.ts';
import { requestPolicy } from './request-policy/slice.ts';
import { showPerson } from './show-person/slice.ts';
import { swapLicenseSlice } from './swap-license/command.ts';
import { viewProducts } from './view-products/command.ts';

/** The one list of slices. */
export const slices: readonly Slice[] = [
  viewProducts,
  assignLicenseSlice,
  removeLicenseSlice,
  swapLicenseSlice,
  requestLicense,
  licenseRequests,
  answerOffer,
  requestPolicy,
  myLicenses,
  explainLicenseSlice,
  showPerson,
  administerProduct,
  administerSubscription,
  editPlan,
  licenseGroups,
  mirrorGroupSlice,
  licenseSettings,
  licenseAudit,
  notices,
  alerts,
  alertRules,
  appHome,
];
