/** Which entries of the audit are meant. */
export interface AuditFilter {
  /** Done by them, or to them. */
  personId?: string | undefined;
  productId?: string | undefined;
}

/** SQL: the condition on `audit_entry e`, with its positional values. */
export function auditWhere(
  tenantId: string,
  { personId, productId }: AuditFilter,
): { where: string; values: unknown[] } {
  const conditions: [sql: string, ...values: unknown[]][] = [['e.tenant_id = ?', tenantId]];
  if (personId !== undefined) {
    conditions.push(['(e.person_id = ? or e.actor_id = ?)', personId, personId]);
  }
  if (productId !== undefined) conditions.push(['e.product_id = ?', productId]);
  return {
    where: conditions.map(([sql]) => sql).join(' and '),
    values: conditions.flatMap(([, ...values]) => values),
  };
}
