// What the sandbox's company buys. Names and ids are Microsoft's own, of its public table; that has
// no Entra ID Free, which is not sold, so its SKU id is ours. Microsoft 365 E3 has a third of its
// plans here. Where a plan is not offered is made up.

export interface CompanyPlan {
  planId: string;
  /** ISO 3166-1 alpha-2. */
  notOfferedIn?: string[];
  /** Names of plans. */
  needs?: string[];
  excludes?: string[];
}

export interface CompanyProduct {
  skuId: string;
  skuPartNumber: string;
  displayName: string;
  description: string;
  /** Friendly names in this product, by the plan's name. */
  plans: Record<string, string>;
}

export const plans: Record<string, CompanyPlan> = {
  AAD_SMB: { planId: 'de377cbc-0019-4ec2-b77c-3f223947e102' },
  AAD_PREMIUM: { planId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d' },
  AAD_PREMIUM_P2: { planId: 'eec0eb4f-6444-4f95-aba0-50c24d67f998', needs: ['AAD_PREMIUM'] },
  ADALLOM_S_DISCOVERY: { planId: '932ad362-64a8-4783-9106-97849a1a30b9' },
  MFA_PREMIUM: { planId: '8a256a2b-b617-496d-b51b-e76466e88db0' },
  EXCHANGE_S_FOUNDATION: { planId: '113feb6c-3fe4-4440-bddc-54d774bf0318' },
  EXCHANGE_S_STANDARD: {
    planId: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
    excludes: ['EXCHANGE_S_ENTERPRISE'],
  },
  EXCHANGE_S_ENTERPRISE: { planId: 'efb87545-963c-4e0d-99df-69c6916d9eb0' },
  INTUNE_O365: { planId: '882e1d05-acd1-4ccb-8708-6ee03664b117' },
  INTUNE_A: { planId: 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5' },
  BPOS_S_TODO_1: { planId: '5e62787c-c316-451f-b873-1d05acd4d12c' },
  BPOS_S_TODO_2: { planId: 'c87f142c-d1e9-4363-8630-aaea9c4d9ae5' },
  OFFICESUBSCRIPTION: { planId: '43de0ff5-c92c-492b-9116-175376d08c38' },
  SHAREPOINTWAC: { planId: 'e95bec33-7c88-4a70-8e19-b10bd9d0c014' },
  SHAREPOINTENTERPRISE: { planId: '5dbe027f-2339-4123-9542-606e4d348a72' },
  TEAMS1: { planId: '57ff2da0-773e-42df-b2af-ffb7a2317929' },
  MCOSTANDARD: { planId: '0feaeb32-d00e-4d66-bd5a-43b5b83db82c' },
  MCOEV: {
    planId: '4828c8ec-dc2e-4779-b502-87ac9ce28ab7',
    needs: ['TEAMS1'],
    notOfferedIn: ['AE', 'EG', 'IN'],
  },
  PROJECTWORKMANAGEMENT: { planId: 'b737dad2-2f6c-4c65-90e3-ca563267e8b9' },
  FORMS_PLAN_E3: { planId: '2789c901-c14e-48ab-a76a-be334d9d793a' },
  STREAM_O365_E3: { planId: '9e700747-8b1d-45e5-ab8d-ef187ceec156' },
  YAMMER_ENTERPRISE: { planId: '7547a3fe-08ee-4ccb-b430-5077c5041653', notOfferedIn: ['AE'] },
  WHITEBOARD_PLAN2: { planId: '94a54592-cd8b-425e-87c6-97868b000b91' },
  WIN10_PRO_ENT_SUB: { planId: '21b439ba-a0ca-424f-a6cc-52f954a5b111' },
  ONEDRIVE_BASIC: { planId: 'da792a53-cbc0-4184-a10d-e544dd34b3c1' },
  VISIO_CLIENT_SUBSCRIPTION: { planId: '663a804f-1c30-4ff0-9915-9db84f0d1cea' },
  VISIOONLINE: { planId: '2bdbaf8f-738f-4ac7-9234-3c3ee2ce7d0f' },
  DYN365_CDS_PROJECT: { planId: '50554c47-71d9-49fd-bc54-42a2765c555c' },
  FLOW_FOR_PROJECT: { planId: 'fa200448-008c-4acb-abd4-ea106ed2199d' },
  PROJECT_CLIENT_SUBSCRIPTION: { planId: 'fafd7243-e5c1-4a3a-9e40-495efcb1d3c3' },
  SHAREPOINT_PROJECT: { planId: 'fe71d6c3-a2ea-4499-9778-da042bf08063' },
  PROJECT_PROFESSIONAL: { planId: '818523f5-016b-4355-9be8-ed6944946ea7' },
};

export const products: CompanyProduct[] = [
  {
    skuId: '0f6a3f2e-5d1c-4c1b-9d0e-6f0a7c2b81d4',
    skuPartNumber: 'AAD_FREE',
    displayName: 'Microsoft Entra ID Free',
    description: 'Sign-in and directory for everybody, without a limit',
    plans: { AAD_SMB: 'Microsoft Entra ID' },
  },
  {
    skuId: '078d2b04-f1bd-4111-bbd4-b4b1b354cef4',
    skuPartNumber: 'AAD_PREMIUM',
    displayName: 'Microsoft Entra ID P1',
    description: 'Conditional access and self-service password reset',
    plans: {
      AAD_PREMIUM: 'Microsoft Entra ID P1',
      ADALLOM_S_DISCOVERY: 'Cloud App Security Discovery',
      EXCHANGE_S_FOUNDATION: 'Exchange Foundation',
      MFA_PREMIUM: 'Microsoft Azure Multi-Factor Authentication',
    },
  },
  {
    skuId: '84a661c4-e949-4bd2-a560-ed7766fcaf2b',
    skuPartNumber: 'AAD_PREMIUM_P2',
    displayName: 'Microsoft Entra ID P2',
    description: 'P1 with identity protection and privileged identity management',
    plans: {
      AAD_PREMIUM: 'Microsoft Entra ID P1',
      AAD_PREMIUM_P2: 'Microsoft Entra ID P2',
      ADALLOM_S_DISCOVERY: 'Cloud App Security Discovery',
      EXCHANGE_S_FOUNDATION: 'Exchange Foundation',
      MFA_PREMIUM: 'Microsoft Azure Multi-Factor Authentication',
    },
  },
  {
    skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965',
    skuPartNumber: 'SPE_E3',
    displayName: 'Microsoft 365 E3',
    description: 'Office, mail, Teams, Windows and device management',
    plans: {
      OFFICESUBSCRIPTION: 'Microsoft 365 Apps for enterprise',
      EXCHANGE_S_ENTERPRISE: 'Exchange Online (Plan 2)',
      TEAMS1: 'Microsoft Teams',
      SHAREPOINTENTERPRISE: 'SharePoint (Plan 2)',
      SHAREPOINTWAC: 'Office for the Web',
      MCOSTANDARD: 'Skype for Business Online (Plan 2)',
      PROJECTWORKMANAGEMENT: 'Microsoft Planner',
      FORMS_PLAN_E3: 'Microsoft Forms (Plan E3)',
      STREAM_O365_E3: 'Microsoft Stream for Office 365 E3',
      BPOS_S_TODO_2: 'To-Do (Plan 2)',
      WHITEBOARD_PLAN2: 'Whiteboard (Plan 2)',
      YAMMER_ENTERPRISE: 'Yammer Enterprise',
      WIN10_PRO_ENT_SUB: 'Windows 10/11 Enterprise (Original)',
      INTUNE_A: 'Microsoft Intune Plan 1',
      INTUNE_O365: 'Mobile Device Management for Office 365',
      MFA_PREMIUM: 'Microsoft Azure Multi-Factor Authentication',
      AAD_PREMIUM: 'Microsoft Entra ID P1',
    },
  },
  {
    skuId: '4b9405b0-7788-4568-add1-99614e613b69',
    skuPartNumber: 'EXCHANGESTANDARD',
    displayName: 'Exchange Online (Plan 1)',
    description: 'A mailbox for people without Microsoft 365 E3',
    plans: {
      EXCHANGE_S_STANDARD: 'Exchange Online (Plan 1)',
      INTUNE_O365: 'Mobile Device Management for Office 365',
      BPOS_S_TODO_1: 'To-Do (Plan 1)',
    },
  },
  {
    skuId: 'c5928f49-12ba-48f7-ada3-0d743a3601d5',
    skuPartNumber: 'VISIOCLIENT',
    displayName: 'Visio Plan 2',
    description: 'Diagrams, on the desktop and in the browser',
    plans: {
      EXCHANGE_S_FOUNDATION: 'Exchange Foundation',
      ONEDRIVE_BASIC: 'OneDrive for Business Basic',
      VISIO_CLIENT_SUBSCRIPTION: 'Visio Desktop App',
      VISIOONLINE: 'Visio Web App',
    },
  },
  {
    skuId: '53818b1b-4a27-454b-8896-0dba576410e6',
    skuPartNumber: 'PROJECTPROFESSIONAL',
    displayName: 'Planner and Project Plan 3',
    description: 'Project planning with resources and a desktop client',
    plans: {
      DYN365_CDS_PROJECT: 'Common Data Service for Project',
      EXCHANGE_S_FOUNDATION: 'Exchange Foundation',
      FLOW_FOR_PROJECT: 'Flow for Project',
      SHAREPOINTWAC: 'Office for the web',
      PROJECT_CLIENT_SUBSCRIPTION: 'Project Online Desktop Client',
      SHAREPOINT_PROJECT: 'Project Online Service',
      PROJECT_PROFESSIONAL: 'Project P3',
      SHAREPOINTENTERPRISE: 'SharePoint (Plan 2)',
    },
  },
  {
    skuId: 'e43b5b99-8dfb-405f-9987-dc307f34bcbd',
    skuPartNumber: 'MCOEV',
    displayName: 'Microsoft Teams Phone Standard',
    description: 'Telephone numbers in Teams; needs Teams, so Microsoft 365 E3',
    plans: { MCOEV: 'Microsoft 365 Phone System' },
  },
];
