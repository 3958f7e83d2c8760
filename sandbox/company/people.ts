// The people of Lumenwerk, an invented maker of lenses. A few lack a usage location, two have left.

const DOMAIN = 'lumenwerk.example';

/** Before: when today's licenses were assigned. Now: people left since, subscriptions lapsed. */
export type Stage = 'before' | 'now';

export interface CompanyPerson {
  email: string;
  displayName: string;
  /** Empty: not known. */
  usageLocation: string;
  /** E-mail, or empty. */
  manager: string;
  status: 'active' | 'deleted';
}

const LEFT = ['rafael.teixeira', 'hanna.virtanen'];

/** [mail name, display name, usage location], under the mail name of their manager. */
const teams: Record<string, [string, string, string][]> = {
  '': [['ingrid.solberg', 'Ingrid Solberg', 'NO']],
  'ingrid.solberg': [
    ['anneke.devries', 'Anneke de Vries', 'NL'],
    ['tomasz.wisniewski', 'Tomasz Wiśniewski', 'PL'],
    ['priya.raghunathan', 'Priya Raghunathan', 'IN'],
    ['matteo.ferrari', 'Matteo Ferrari', 'IT'],
    ['claire.dubois', 'Claire Dubois', 'FR'],
  ],
  'anneke.devries': [
    ['joris.bakker', 'Joris Bakker', 'NL'],
    ['fatima.elidrissi', 'Fatima El Idrissi', 'NL'],
    ['siobhan.osullivan', 'Siobhán O’Sullivan', 'IE'],
    ['lukas.hoffmann', 'Lukas Hoffmann', 'DE'],
    ['noor.vandenberg', 'Noor van den Berg', ''],
    ['rafael.teixeira', 'Rafael Teixeira', 'PT'],
  ],
  'tomasz.wisniewski': [
    ['zofia.kowalczyk', 'Zofia Kowalczyk', 'PL'],
    ['bogdan.ionescu', 'Bogdan Ionescu', 'RO'],
    ['eszter.nagy', 'Eszter Nagy', 'HU'],
    ['oleksandr.shevchenko', 'Oleksandr Shevchenko', 'UA'],
    ['petra.novakova', 'Petra Nováková', 'CZ'],
    ['jonas.kazlauskas', 'Jonas Kazlauskas', 'LT'],
    ['hanna.virtanen', 'Hanna Virtanen', 'FI'],
  ],
  'priya.raghunathan': [
    ['arjun.mehta', 'Arjun Mehta', 'IN'],
    ['lakshmi.iyer', 'Lakshmi Iyer', 'IN'],
    ['kenji.watanabe', 'Kenji Watanabe (渡辺 健二)', 'JP'],
    ['minji.park', 'Park Min-ji', 'KR'],
    ['thuy.nguyen', 'Nguyễn Thị Thúy', 'VN'],
    ['wei.chen', 'Chen Wei', 'SG'],
  ],
  'matteo.ferrari': [
    ['khalid.almansoori', 'خالد المنصوري', 'AE'],
    ['yael.benami', 'Yael Ben-Ami', 'IL'],
    ['amina.hassan', 'Amina Hassan', 'EG'],
    ['chidi.okafor', 'Chidi Okafor', 'NG'],
    ['thandiwe.dlamini', 'Thandiwe Dlamini', 'ZA'],
    ['elif.yilmaz', 'Elif Yılmaz', 'TR'],
  ],
  'claire.dubois': [
    ['maria.vasconcelos', 'Maria da Conceição Albuquerque de Oliveira Vasconcelos', 'BR'],
    ['diego.hernandez', 'Diego Hernández', 'MX'],
    ['olivia.thompson', 'Olivia Thompson', 'US'],
    ['ethan.brooks', 'Ethan Brooks', 'US'],
    ['noah.tremblay', 'Noah Tremblay', 'CA'],
    ['aroha.ngata', 'Aroha Ngata', 'NZ'],
    ['harriet.fletcher', 'Harriet Fletcher', 'GB'],
    ['sven.lindqvist', 'Sven Lindqvist', ''],
    ['isla.macrae', 'Isla MacRae', ''],
  ],
};

export function mail(name: string): string {
  return `${name}@${DOMAIN}`;
}

export const people: CompanyPerson[] = Object.entries(teams).flatMap(([manager, team]) =>
  team.map(([name, displayName, usageLocation]) => ({
    email: mail(name),
    displayName,
    usageLocation,
    manager: manager && mail(manager),
    status: LEFT.includes(name) ? ('deleted' as const) : ('active' as const),
  })),
);

export function peopleAt(stage: Stage): CompanyPerson[] {
  return stage === 'now' ? people : people.map((person) => ({ ...person, status: 'active' }));
}
