/** What a person cannot do in their client: no such button, a required field empty, and so on. */
export class Refusal extends Error {}
