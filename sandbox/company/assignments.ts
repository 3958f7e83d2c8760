// Who holds what when the sandbox opens, all valid by the rules at the stage 'before'.

import { shiftDay } from '../../src/licensing/days.ts';
import { mail, people } from './people.ts';
import { plans } from './products.ts';
import { skuId } from './subscriptions.ts';

export interface CompanyAssignment {
  email: string;
  skuId: string;
  /** Ids of the plans switched off. */
  disabledPlanIds: string[];
  /** Last day, or without end. */
  untilDate: string | undefined;
}

interface Options {
  off?: string[];
  untilInDays?: number;
}

/** Mail names by the product's part number. Entra ID Free is held by all with a usage location. */
const holders: Record<string, string> = {
  AAD_PREMIUM: `anneke.devries tomasz.wisniewski priya.raghunathan matteo.ferrari claire.dubois
    joris.bakker fatima.elidrissi siobhan.osullivan lukas.hoffmann zofia.kowalczyk bogdan.ionescu
    eszter.nagy oleksandr.shevchenko petra.novakova arjun.mehta lakshmi.iyer kenji.watanabe
    minji.park thuy.nguyen wei.chen olivia.thompson ethan.brooks hanna.virtanen`,
  AAD_PREMIUM_P2: 'ingrid.solberg joris.bakker lukas.hoffmann arjun.mehta olivia.thompson',
  SPE_E3: `ingrid.solberg anneke.devries tomasz.wisniewski priya.raghunathan matteo.ferrari
    claire.dubois joris.bakker fatima.elidrissi siobhan.osullivan lukas.hoffmann zofia.kowalczyk
    bogdan.ionescu eszter.nagy arjun.mehta kenji.watanabe khalid.almansoori yael.benami
    olivia.thompson harriet.fletcher maria.vasconcelos`,
  EXCHANGESTANDARD: 'chidi.okafor thandiwe.dlamini aroha.ngata rafael.teixeira',
  VISIOCLIENT: 'joris.bakker zofia.kowalczyk eszter.nagy kenji.watanabe',
  PROJECTPROFESSIONAL: 'anneke.devries tomasz.wisniewski',
  MCOEV: 'ingrid.solberg anneke.devries claire.dubois siobhan.osullivan olivia.thompson',
};

const options: Record<string, Options> = {
  'SPE_E3 khalid.almansoori': { off: ['YAMMER_ENTERPRISE'] },
  'SPE_E3 fatima.elidrissi': { off: ['FORMS_PLAN_E3', 'STREAM_O365_E3'] },
  'SPE_E3 yael.benami': { untilInDays: 45 },
  'AAD_PREMIUM wei.chen': { untilInDays: 7 },
  'VISIOCLIENT kenji.watanabe': { untilInDays: 90 },
};

export function assignments(today: string): CompanyAssignment[] {
  const free = people
    .filter(({ usageLocation }) => usageLocation !== '')
    .map(({ email }) => assignment('AAD_FREE', email, {}));
  const bought = Object.entries(holders).flatMap(([product, names]) =>
    names
      .split(/\s+/)
      .map((name) => assignment(product, mail(name), options[`${product} ${name}`])),
  );
  return [...free, ...bought];

  function assignment(
    product: string,
    email: string,
    { off = [], untilInDays }: Options = {},
  ): CompanyAssignment {
    return {
      email,
      skuId: skuId(product),
      disabledPlanIds: off.map(planId),
      untilDate: untilInDays === undefined ? undefined : shiftDay(today, untilInDays),
    };
  }
}

function planId(name: string): string {
  const plan = plans[name];
  if (!plan) throw new Error(`The company has no plan ${name}`);
  return plan.planId;
}
