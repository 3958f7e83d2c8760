/** Turns what a schema found into Slack's sentences: `must be less than 76 characters [json-pointer:/…]`. */
import type { z } from 'zod';
import { refused } from '../slack-error.ts';

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;

function tooBig(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (issue.origin === 'string') return `must be less than ${Number(issue.maximum) + 1} characters`;
  if (issue.origin === 'array') return `no more than ${issue.maximum} items allowed`;
  return `must be no more than ${issue.maximum}`;
}

function tooSmall(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (issue.origin === 'string') return `must be more than ${Number(issue.minimum) - 1} characters`;
  if (issue.origin === 'array') return `no fewer than ${issue.minimum} items allowed`;
  return `must be no less than ${issue.minimum}`;
}

function sentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'unsupported type';
    case 'invalid_type':
      return issue.input === undefined ? 'missing required field' : `must be a ${issue.expected}`;
    case 'invalid_value':
      if (issue.input === undefined) return 'missing required field';
      return `must be one of: ${issue.values.join(', ')}`;
    default:
      return issue.message ?? 'invalid value';
  }
}

function isMissing(issue: Issue): boolean {
  return issue.message === 'missing required field';
}

/** A missing field is reported where it should have been: at its parent, by name. */
function describe(issue: z.core.$ZodIssue, root: string): string {
  const path = isMissing(issue) ? issue.path.slice(0, -1) : issue.path;
  const said = isMissing(issue) ? `${issue.message}: ${String(issue.path.at(-1))}` : issue.message;
  const pointer = [root, ...path.map(String)].join('/');
  return `${said} [json-pointer:${pointer || '/'}]`;
}

/** What `schema` finds wrong with `input`, in Slack's words; empty when it is fine. */
export function problemsOf(schema: z.ZodType, input: unknown, root: string): string[] {
  const result = schema.safeParse(input, { error: sentence });
  return result.success ? [] : result.error.issues.map((issue) => describe(issue, root));
}

/** Refuses `input` with `code` unless it satisfies `schema`, which describes a T. */
export function requireValid<T>(
  schema: z.ZodType,
  input: unknown,
  root: string,
  code: string,
): asserts input is T {
  const problems = problemsOf(schema, input, root);
  if (problems.length > 0) throw refused(code, problems);
}
