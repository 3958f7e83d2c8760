// https://docs.slack.dev/interactivity/implementing-slash-commands: with should_escape, people,
// channels and links in a command's text become <@U…|name>, <#C…|name> and <https://…>.
import type { Workspace } from '../workspace.ts';

const TOKEN =
  /(?<link>https?:\/\/[^\s<>]+)|@(?<person>[\p{L}\p{N}._-]+)|#(?<channel>[\p{L}\p{N}_-]+)/gu;

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeCommandText(workspace: Workspace, text: string): string {
  let escaped = '';
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    escaped += entities(text.slice(end, match.index)) + reference(workspace, match);
    end = match.index + match[0].length;
  }
  return escaped + entities(text.slice(end));
}

function reference(workspace: Workspace, match: RegExpExecArray): string {
  const { link, person, channel } = match.groups ?? {};
  if (link !== undefined) return `<${link}>`;
  const byName = (each: { name: string }) => each.name === (person ?? channel);
  if (person !== undefined) {
    const user = [...workspace.users.values()].find(byName);
    return user === undefined ? match[0] : `<@${user.id}|${user.name}>`;
  }
  const found = [...workspace.conversations.values()].find(byName);
  return found === undefined ? match[0] : `<#${found.id}|${found.name}>`;
}
