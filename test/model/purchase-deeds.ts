/** Subscriptions: nobody loses a seat by them; who waits may get one. */
import type { Subscription } from './company.ts';
import { type Deeds, refuse, type Setting } from './deeds.ts';

export function purchaseDeeds({
  company,
  wakes,
}: Setting): Deeds<'buy' | 'resize' | 'renew' | 'cancel' | 'archive subscription'> {
  const change = (index: number, how: (subscription: Subscription) => void): undefined => {
    const subscription = company.subscriptions[index];
    if (!subscription || subscription.archived)
      return refuse('subscription_not_found') as undefined;
    how(subscription);
    wakes.add({ who: 'waiting', product: subscription.product, everybody: false });
  };

  return {
    buy: (bought) => {
      refuse(bought.end !== null && bought.end < bought.start && 'end_before_start');
      company.buy(bought);
      wakes.add({ who: 'waiting', product: bought.product, everybody: false });
    },

    resize: ({ subscription, seats }) =>
      change(subscription, (its) => {
        its.seats = seats;
      }),

    renew: ({ subscription, to }) =>
      change(subscription, (its) => {
        const end = company.day(to);
        refuse((its.end === null || end <= its.end || to < 0) && 'renewal_not_later');
        Object.assign(its, { end, grace: 30 });
      }),

    cancel: ({ subscription, when }) =>
      change(subscription, (its) => {
        refuse(!company.isUsable(its) && 'subscription_not_running');
        const end = when === 'today' ? company.day() : its.end;
        refuse(end === null && 'subscription_endless');
        Object.assign(its, { end, grace: 0 });
      }),

    'archive subscription': ({ subscription }) =>
      change(subscription, (its) => {
        its.archived = true;
      }),
  };
}
