/** SQL: what counting needs of the subscriptions of product `pr`, as an array of SubscriptionTerm. */
export const SUBSCRIPTION_TERMS = `coalesce((select json_agg(json_build_object('seats', seats,
    'startDate', start_date, 'endDate', end_date, 'graceDays', grace_days) order by start_date, id)
  from subscription where tenant_id = pr.tenant_id and product_id = pr.id
   and archived_at is null), '[]')`;
