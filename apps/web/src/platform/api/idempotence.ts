/** Donne la clé d'un envoi : la même tant que le corps est le même, une neuve dès qu'il change. */
export type Idempotence = { readonly clePour: (corps: unknown) => string; readonly oublier: () => void };

/** Une clé par formulaire soumis : un nouvel essai du même contenu ne crée rien deux fois (contract.md, 422 sinon). */
export function creerIdempotence(nouvelIdentifiant: () => string): Idempotence {
  let derniere: { corps: string; cle: string } | undefined;
  return {
    clePour(corps) {
      const serialise = JSON.stringify(corps) ?? '';
      if (derniere?.corps !== serialise) derniere = { corps: serialise, cle: nouvelIdentifiant() };
      return derniere.cle;
    },
    oublier() {
      derniere = undefined;
    },
  };
}

/** Identifiant aléatoire du navigateur, aussi hors d'un contexte sécurisé (HTTP local). */
export function identifiantAleatoire(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const octets = crypto.getRandomValues(new Uint8Array(16));
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x40;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const hexa = Array.from(octets, (o) => o.toString(16).padStart(2, '0')).join('');
  return [hexa.slice(0, 8), hexa.slice(8, 12), hexa.slice(12, 16), hexa.slice(16, 20), hexa.slice(20)].join('-');
}
