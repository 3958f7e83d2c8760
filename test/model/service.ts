/** The real service in a tenant of its own: the same steps, by the use cases that people reach. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../src/licensing/actor.ts';
import { addSubscription } from '../../src/licensing/add-subscription.ts';
import { archiveSubscription } from '../../src/licensing/archive-subscription.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { cancelSubscription } from '../../src/licensing/cancel-subscription.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { changeSettings } from '../../src/licensing/change-settings.ts';
import { createGroup } from '../../src/licensing/create-group.ts';
import { dayIn, shiftDay } from '../../src/licensing/days.ts';
import { editGroup } from '../../src/licensing/edit-group.ts';
import { LicensingError } from '../../src/licensing/errors.ts';
import { importProducts } from '../../src/licensing/imports/import-products.ts';
import { linkSlackUser } from '../../src/licensing/link-slack-user.ts';
import { readSettings, type Settings } from '../../src/licensing/read-settings.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { renewSubscription } from '../../src/licensing/renew-subscription.ts';
import { reprocessGroup } from '../../src/licensing/reprocess-group.ts';
import { reprocessPerson } from '../../src/licensing/reprocess-person.ts';
import { resizeSubscription } from '../../src/licensing/resize-subscription.ts';
import { setPlan } from '../../src/licensing/set-plan.ts';
import { setUsageLocation } from '../../src/licensing/set-usage-location.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import { swapLicense } from '../../src/licensing/swap-license.ts';
import { undoRemoval } from '../../src/licensing/undo-removal.ts';
import { fixedClock } from '../support/clock.ts';
import { runJobs } from '../support/run-jobs.ts';
import { TestQueue } from '../support/test-queue.ts';
import { found } from './found.ts';
import { beginning, type Step, type StepOf } from './steps.ts';
import { BEGINNING, idOf, subscriptionsOf, type World } from './world.ts';

type Doing = { [What in Step['do']]: (step: StepOf<What>) => Promise<unknown> };

export class Service {
  readonly tenantId = `T${randomUUID()}`;
  readonly groupIds: string[];
  private readonly time = fixedClock(BEGINNING);
  private readonly queue = new TestQueue();
  private readonly timeZone: string;
  private readonly removedIds: string[] = [];
  private readonly subscriptionIds: string[];
  private readonly productPlans: number[][];
  private readonly em: EntityManager;

  constructor(em: EntityManager, world: World) {
    this.em = em;
    this.timeZone = world.timeZone;
    this.subscriptionIds = subscriptionsOf(world).map((_, index) => idOf('subscription', index));
    this.groupIds = world.groups.map((_, index) => idOf('group', index));
    this.productPlans = world.products.map(({ plans }) => [...plans]);
  }

  async begin(world: World): Promise<void> {
    await found(this.em.fork(), this.tenantId, world);
    for (const step of beginning(world)) {
      await this.perform(step);
      await this.settle();
    }
  }

  /** What came of it, in a word: an error's code where it was refused. */
  async perform(step: Step): Promise<string> {
    const doing = this.doing(this.context(step)) as Record<string, (step: Step) => unknown>;
    try {
      const result = await doing[step.do]?.(step);
      return typeof result === 'string' ? result : 'done';
    } catch (error) {
      if (!(error instanceof LicensingError)) throw error;
      // The test's queue knows no rollback.
      while (this.queue.take(this.tenantId));
      return error.code;
    }
  }

  /** Works off all jobs, one after the other, in the order in which they were sent. */
  settle(): Promise<void> {
    return runJobs(this.licensing, this.tenantId);
  }

  /** A second passes, so that what is done later is later. */
  tick(): void {
    this.time.advance({ minutes: 1 / 60 });
  }

  get licensing() {
    return { em: this.em, clock: this.time.now, queue: this.queue };
  }

  private context({ by }: Step): Context {
    const { tenantId } = this;
    return by === 'everybody'
      ? { tenantId, actor: { kind: by, personId: idOf('person', 0) }, surface: 'slack' }
      : { tenantId, actor: { kind: 'system', cause: 'a story' }, surface: 'cli' };
  }

  private day(shift: number): string {
    return shiftDay(dayIn(this.timeZone, this.time.now()), shift);
  }

  private doing(context: Context): Doing {
    const { licensing } = this;
    const personId = (index: number) => idOf('person', index);
    const productId = (index: number) => idOf('product', index);
    const planIds = (indexes: readonly number[]) => indexes.map((index) => idOf('plan', index));
    const groupId = (index: number) => this.groupIds[index] ?? randomUUID();
    const subscriptionId = (index: number) => this.subscriptionIds[index] ?? randomUUID();
    const reason = null;
    return {
      assign: async ({ person, product, off, until, start, location, useDefault }) => {
        const { outcome } = await assignLicense(licensing, context, {
          ...{ personId: personId(person), productId: productId(product), reason },
          disabledPlanIds: planIds(off),
          untilDate: until === null ? null : this.day(until),
          startDate: start === null ? null : this.day(start),
          ...(location && { setUsageLocation: location }),
          useDefaultLocation: useDefault,
        });
        return outcome;
      },
      swap: ({ person, product, to, off, useDefault }) =>
        swapLicense(licensing, context, {
          ...{ personId: personId(person), fromProductId: productId(product), reason },
          ...{ toProductId: productId(to), disabledPlanIds: planIds(off) },
          useDefaultLocation: useDefault,
        }),
      remove: async ({ person, product }) => {
        const ids = { personId: personId(person), productId: productId(product) };
        const { sourceId } = await removeLicense(licensing, context, { ...ids, reason });
        this.removedIds.push(sourceId);
      },
      undo: ({ removal }) =>
        undoRemoval(licensing, context, { sourceId: this.removedIds[removal] ?? randomUUID() }),
      'create group': async ({ priority }) => {
        const name = `Group ${this.groupIds.length}`;
        const created = await createGroup(licensing, context, { name, priority });
        this.groupIds.push(created.groupId);
      },
      'set priority': ({ group, priority }) =>
        editGroup(licensing, context, {
          ...{ groupId: groupId(group), name: `Group ${group}`, priority },
        }),
      'change members': ({ group, add, remove }) =>
        changeMembers(licensing, context, {
          ...{ groupId: groupId(group), add: add.map(personId), remove: remove.map(personId) },
        }),
      'assign to group': async ({ group, product, off }) => {
        const ids = { groupId: groupId(group), productId: productId(product) };
        const input = { ...ids, disabledPlanIds: planIds(off), reason };
        return (await assignToGroup(licensing, context, input)).outcome;
      },
      'swap group': ({ group, product, to, off }) =>
        swapGroup(licensing, context, {
          ...{ groupId: groupId(group), fromProductId: productId(product), reason },
          ...{ toProductId: productId(to), disabledPlanIds: planIds(off) },
        }),
      'remove from group': ({ group, product }) =>
        removeFromGroup(licensing, context, {
          ...{ groupId: groupId(group), productId: productId(product), reason },
        }),
      reprocess: ({ group, product }) =>
        reprocessGroup(licensing, context, {
          groupId: groupId(group),
          productId: product === null ? null : productId(product),
        }),
      'reprocess person': ({ person }) =>
        reprocessPerson(licensing, context, { personId: personId(person) }),
      buy: async ({ product, seats, start, end }) => {
        const bought = await addSubscription(licensing, context, {
          ...{ productId: productId(product), seats, startDate: this.day(start) },
          endDate: end === null ? null : this.day(end),
          ...{ externalId: null, price: null, currency: null, noticeDate: null },
        });
        this.subscriptionIds.push(bought.subscriptionId);
      },
      resize: ({ subscription, seats }) =>
        resizeSubscription(licensing, context, {
          ...{ subscriptionId: subscriptionId(subscription), seats },
        }),
      renew: ({ subscription, to }) =>
        renewSubscription(licensing, context, {
          ...{ subscriptionId: subscriptionId(subscription), endDate: this.day(to) },
        }),
      cancel: ({ subscription, when }) =>
        cancelSubscription(licensing, context, {
          ...{ subscriptionId: subscriptionId(subscription), when },
        }),
      'archive subscription': ({ subscription }) =>
        archiveSubscription(licensing, context, { subscriptionId: subscriptionId(subscription) }),
      'set status': ({ person, deleted }) =>
        linkSlackUser(licensing, this.tenantId, {
          ...{ slackUserId: `U${person}`, email: null, displayName: `Person ${person}` },
          ...{ isGuest: false, isWorkspaceAdmin: false, locale: null, deleted },
        }),
      'set location': ({ person, location }) =>
        setUsageLocation(licensing, context, {
          ...{ personId: personId(person), usageLocation: location },
        }),
      'set plan': ({ plan, countries, needs, excludes }) =>
        setPlan(licensing, context, {
          productId: productId(this.productPlans.findIndex((plans) => plans.includes(plan))),
          planId: idOf('plan', plan),
          prohibitedCountries: countries,
          needs: needs && planIds(needs),
          excludes: excludes && planIds(excludes),
        }),
      'add plan': ({ product, plan }) => this.addPlan(context, product, plan),
      'set default location': ({ location }) =>
        this.changeSettings(context, { defaultUsageLocation: location }),
      'set healing': ({ automatic }) =>
        this.changeSettings(context, { automaticHealing: automatic }),
      'pass time': async ({ minutes }) => {
        this.time.advance({ minutes });
        await this.queue.enqueue(this.em, this.tenantId, 'turn-day', {});
      },
    };
  }

  /** As Microsoft's table does it, which leaves what limits the plans as it is. */
  private async addPlan(context: Context, product: number, plan: number): Promise<void> {
    const plans = [...new Set([...(this.productPlans[product] ?? []), plan])];
    const rows = plans.map((index) => ({
      Product_Display_Name: `Product ${product}`,
      String_Id: `PRODUCT_${product}`,
      GUID: idOf('product', product),
      Service_Plan_Name: `PLAN_${index}`,
      Service_Plan_Id: idOf('plan', index),
      Service_Plans_Included_Friendly_Names: '',
    }));
    async function* lines() {
      for (const [index, cells] of rows.entries()) yield { line: index + 2, cells };
    }
    const file = { format: 'microsoft', rows: lines() } as const;
    await importProducts(this.licensing, context, file, { fileName: 'products.csv' });
    this.productPlans[product] = plans;
  }

  private async changeSettings(context: Context, change: Partial<Settings>): Promise<void> {
    const { licensing } = this;
    const { settings, revision, administrators } = await readSettings(licensing, context);
    await changeSettings(licensing, context, {
      settings: { ...settings, ...change },
      administratorIds: administrators.map(({ id }) => id),
      revision,
    });
  }
}
