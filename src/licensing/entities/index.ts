import { Alert, AlertDigest, AlertMessage, AlertRoute } from './alert.ts';
import { AlertRule } from './alert-rule.ts';
import { AuditEntry } from './audit-entry.ts';
import { Deed } from './deed.ts';
import {
  GroupMember,
  GroupProduct,
  GroupProductDisabledPlan,
  LicenseGroup,
} from './license-group.ts';
import {
  LicenseRequest,
  LicenseRequestApprover,
  LicenseRequestMessage,
  LicenseRequestRequester,
  LicenseRequestVote,
} from './license-request.ts';
import { Person } from './person.ts';
import { PlanDependency, PlanExclusion } from './plan-rules.ts';
import { Product } from './product.ts';
import { ProductPlan } from './product-plan.ts';
import { Reclaim, ReclaimAsk } from './reclaim.ts';
import { RequestPolicy, RequestPolicyPerson, RequestPolicyStage } from './request-policy.ts';
import { SeatDay, SeatMove } from './seat-day.ts';
import { ServicePlan } from './service-plan.ts';
import { Source, SourceDisabledPlan } from './source.ts';
import { Subscription } from './subscription.ts';
import { Tenant } from './tenant.ts';
import { TenantAdministrator } from './tenant-administrator.ts';

export const entities = [
  Tenant,
  Person,
  Product,
  ServicePlan,
  PlanDependency,
  PlanExclusion,
  ProductPlan,
  Subscription,
  LicenseGroup,
  GroupMember,
  GroupProduct,
  GroupProductDisabledPlan,
  Source,
  SourceDisabledPlan,
  TenantAdministrator,
  AlertRoute,
  Alert,
  AlertMessage,
  AlertDigest,
  AlertRule,
  Reclaim,
  ReclaimAsk,
  SeatDay,
  SeatMove,
  LicenseRequest,
  LicenseRequestRequester,
  LicenseRequestVote,
  LicenseRequestApprover,
  LicenseRequestMessage,
  RequestPolicy,
  RequestPolicyStage,
  RequestPolicyPerson,
  Deed,
  AuditEntry,
];
