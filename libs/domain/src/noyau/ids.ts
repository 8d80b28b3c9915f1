/** Générateur d'UUID v7 croissants dans un même processus, y compris au sein d'une milliseconde (RFC 9562, 6.2 méthode 1). */
export const creerGenerateurId = (
  maintenant: () => Date,
  octetsAleatoires: (nombre: number) => Uint8Array,
): GenerateurId => {
  let derniere = 0;
  let compteur = 0;
  return () => {
    const octets = octetsAleatoires(10);
    const actuelle = maintenant().getTime();
    if (actuelle > derniere) {
      derniere = actuelle;
      // Onze bits tirés au sort : il reste au moins 2 048 identifiants croissants dans la milliseconde.
      compteur = (((octets[0] ?? 0) << 8) | (octets[1] ?? 0)) & 0x7ff;
    } else if (compteur < 0xfff) {
      compteur += 1;
    } else {
      derniere += 1;
      compteur = 0;
    }
    return composer(derniere, compteur, octets.subarray(2, 10));
  };
};

/** UUID v7 pour un instant et dix octets donnés : même entrée, même identifiant. */
export const uuidV7 = (millisecondes: number, octets: Uint8Array): Uuid => {
  if (octets.length < 10) throw new RangeError('Il faut dix octets pour un UUID v7');
  return composer(millisecondes, (((octets[0] ?? 0) << 8) | (octets[1] ?? 0)) & 0xfff, octets.subarray(2, 10));
};

/** Vrai pour un UUID écrit sous sa forme canonique, quelle que soit sa version ou sa casse. */
export const estUuid = (valeur: unknown): valeur is Uuid => typeof valeur === 'string' && FORME.test(valeur);

/** Instant contenu dans un UUID v7, ou `null` si ce n'en est pas un. */
export const instantUuidV7 = (id: Uuid): Date | null =>
  estUuid(id) && id[14] === '7' ? new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)) : null;

/** Identifiant de toute ressource : UUID v7 en minuscules. */
export type Uuid = string;

/** Fournit un identifiant neuf à chaque appel ; toujours injecté. */
export type GenerateurId = () => Uuid;

const FORME = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const composer = (millisecondes: number, alea12: number, fin: Uint8Array): Uuid => {
  if (!Number.isSafeInteger(millisecondes) || millisecondes < 0 || millisecondes > 0xffff_ffff_ffff)
    throw new RangeError('Instant hors des bornes d’un UUID v7');
  const temps = millisecondes.toString(16).padStart(12, '0');
  const variante = ((fin[0] ?? 0) & 0x3f) | 0x80;
  const reste = [variante, ...fin.subarray(1, 8)].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  const alea = (0x7000 | alea12).toString(16);
  return `${temps.slice(0, 8)}-${temps.slice(8)}-${alea}-${reste.slice(0, 4)}-${reste.slice(4)}`;
};
