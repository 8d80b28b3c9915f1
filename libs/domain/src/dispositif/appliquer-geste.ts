import { erreurRegle, type ErreurChamp, type ErreurRegle } from '../noyau/erreur.js';
import { appliquer, type Acteur, type CodeErreurTransition } from '../noyau/machine.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { lireContenu } from '../noyau/schema.js';
import type { Schema } from '../noyau/schema-champs.js';
import { DISPOSITIFS } from './catalogue-dispositifs.js';
import { CHAMPS_DISPOSITIF, type Accord, type DonneesDispositif, type NomChamp } from './champs-dispositif.js';
import { machineDispositif, type DefinitionDispositif, type GesteDispositif } from './definition.js';
import { EXIGENCES_DISPOSITIF, partiesDe, verifierExigences, type NomExigence } from './exigences-dispositif.js';
import type { ContexteDispositif } from './situation-dispositif.js';
import { RENCONTRES_DU_RETOUR, type TypeDispositif } from './types-dispositif.js';

/** Ouvre un dispositif dans son premier état ; la saisie ne porte que ses champs d'ouverture. */
export const ouvrirDispositif = (
  type: TypeDispositif,
  { acteur, saisie }: Omit<CommandeGeste, 'geste'>,
  contexte: ContexteDispositif,
): Resultat<Dispositif, ErreurDispositif> => {
  const definition = DISPOSITIFS[type];
  if (!definition.ouvrePar.includes(acteur)) return nonHabilite();
  if (contexte.sansEmployeur && RENCONTRES_DU_RETOUR.includes(type))
    return echec(erreurRegle('TRANSITION_IMPOSSIBLE', PHRASE_SANS_EMPLOYEUR));
  const lue = lireSaisie(definition.champs, saisie, contexte);
  return lue.ok ? succes({ type, etat: definition.initial, donnees: lue.valeur }) : lue;
};

/** Complète un dispositif encore en préparation ; un champ rendu vide est effacé. */
export const completerDispositif = (
  dispositif: Dispositif,
  { acteur, saisie }: Omit<CommandeGeste, 'geste'>,
  contexte: ContexteDispositif,
): Resultat<Dispositif, ErreurDispositif> => {
  const definition = DISPOSITIFS[dispositif.type];
  if (!definition.ouvrePar.includes(acteur)) return nonHabilite();
  if (!estEnPreparation(dispositif))
    return echec(erreurRegle('TRANSITION_IMPOSSIBLE', 'Ce dispositif n’est plus en préparation.'));
  const lue = lireSaisie(definition.champs, saisie, contexte);
  if (!lue.ok) return lue;
  const recues = Object.keys(saisie as object) as NomChamp[];
  return succes({ ...dispositif, donnees: { ...sans(dispositif.donnees, recues), ...lue.valeur } });
};

/** Les champs d'ouverture se complètent-ils encore ? */
export const estEnPreparation = ({ type, etat }: Dispositif): boolean => DISPOSITIFS[type].preparation.includes(etat);

/**
 * Joue un geste, puis ce qu'il entraîne de lui-même (tous les accords sont là, une réponse est défavorable).
 * Refus dans l'ordre : geste, état, acteur, saisie, conditions. Un champ propre au geste ne garde pas sa valeur d'avant.
 */
export const appliquerGeste = (
  dispositif: Dispositif,
  commande: CommandeGeste,
  contexte: ContexteDispositif,
): Resultat<GesteFait, ErreurDispositif> => {
  const definition = DISPOSITIFS[dispositif.type];
  const machine = machineDispositif(definition);
  const permis = appliquer(machine, dispositif.etat, {
    transition: commande.geste,
    acteur: commande.acteur,
    remplies: TOUTES,
  });
  if (!permis.ok) return permis;
  const geste = definition.gestes[commande.geste] as GesteDispositif;
  const lue = lireSaisie(geste.champs, commande.saisie, contexte);
  if (!lue.ok) return lue;
  const propres = geste.champs.filter((champ) => PROPRES_AU_GESTE.has(champ));
  const saisies = { ...partieParDefaut(geste, commande.acteur), ...lue.valeur };
  const donnees = { ...sans(dispositif.donnees, propres), ...saisies };
  const situation = { ...contexte, type: dispositif.type, donnees, acteur: commande.acteur };
  const suivant = appliquer(machine, dispositif.etat, {
    transition: commande.geste,
    acteur: commande.acteur,
    remplies: verifierExigences(geste.exige ?? [], situation),
  });
  if (!suivant.ok) return echec({ ...suivant.erreur, champs: suivant.erreur.champs.map(versChamp) });
  const premier = {
    type: dispositif.type,
    etat: suivant.valeur,
    donnees: consigner(commande.geste, geste, donnees, contexte),
  };
  return succes(enchainer(definition, premier, [commande.geste], contexte));
};

/** Gestes qu'une fonction peut tenter maintenant ; les conditions restent à remplir. */
export const gestesPossibles = ({ type, etat }: Dispositif, acteur: Acteur): readonly string[] =>
  Object.entries(DISPOSITIFS[type].gestes)
    .filter(([, { de, par }]) => de.includes(etat) && par.includes(acteur))
    .map(([nom]) => nom);

/** Un dispositif mobilisé. */
export interface Dispositif {
  readonly type: TypeDispositif;
  readonly etat: string;
  readonly donnees: DonneesDispositif;
}

/** Geste demandé, avec ce qui a été saisi. */
export interface CommandeGeste {
  readonly geste: string;
  readonly acteur: Acteur;
  readonly saisie: unknown;
}

/** Dispositif après le geste, et les gestes joués : celui demandé, puis ceux qui suivent d'eux-mêmes. */
export interface GesteFait {
  readonly dispositif: Dispositif;
  readonly gestes: readonly string[];
}

/** Refus d'un geste ; `champs` nomme les champs à remplir. */
export type ErreurDispositif = ErreurRegle<CodeErreurTransition | 'SAISIE_INVALIDE'>;

const TOUTES = Object.fromEntries(Object.keys(EXIGENCES_DISPOSITIF).map((nom) => [nom, true])) as Record<
  NomExigence,
  boolean
>;

/** Ce qui appartient à un seul geste : un motif d'hier ne justifie pas le refus d'aujourd'hui. */
export const PROPRES_AU_GESTE: ReadonlySet<NomChamp> = new Set<NomChamp>([
  'partie',
  'reponse',
  'pieceLe',
  'documentId',
  'motif',
  'voiesDeRecours',
  'decisionLe',
  'demandeSigneeLe',
  'deposeLe',
  'recevableLe',
  'contesteLe',
  'renouvellement',
  'visiteLe',
  'visiteFaiteLe',
  'liaisonLe',
  'liaisonTenueLe',
]);

/** Dit à la place des rencontres du retour quand aucun employeur ne peut y venir. */
export const PHRASE_SANS_EMPLOYEUR =
  'Sans employeur, ni visite de reprise ni rendez-vous de liaison\u00a0: la visite de pré-reprise reste possible.';

const nonHabilite = () =>
  echec(erreurRegle('ACTEUR_NON_HABILITE' as const, 'Votre fonction ne permet pas cette action.'));

const lireSaisie = (
  champs: readonly NomChamp[],
  saisie: unknown,
  { aujourdhui }: ContexteDispositif,
): Resultat<DonneesDispositif, ErreurDispositif> => {
  const schema: Schema = Object.fromEntries(champs.map((champ) => [champ, CHAMPS_DISPOSITIF[champ]]));
  const lue = lireContenu(schema, saisie ?? {}, aujourdhui);
  if (!lue.ok) return echec(erreurRegle('SAISIE_INVALIDE', 'Corrigez les champs signalés.', lue.erreur));
  return succes(Object.fromEntries(Object.entries(lue.valeur).filter(([, valeur]) => !estVide(valeur))));
};

const estVide = (valeur: unknown): boolean => valeur === null || (Array.isArray(valeur) && valeur.length === 0);

const sans = (donnees: DonneesDispositif, champs: readonly string[]): DonneesDispositif =>
  Object.fromEntries(Object.entries(donnees).filter(([champ]) => !champs.includes(champ)));

const partieParDefaut = ({ champs }: GesteDispositif, acteur: Acteur): DonneesDispositif => {
  const [seule, ...autres] = partiesDe(acteur);
  return champs.includes('partie') && seule !== undefined && autres.length === 0 ? { partie: seule } : {};
};

const versChamp = ({ code, message }: ErreurChamp): ErreurChamp => ({
  chemin: EXIGENCES_DISPOSITIF[code as NomExigence][1] ?? 'geste',
  code,
  message,
});

const CHAMPS_DE_REPONSE = ['partie', 'reponse', 'pieceLe', 'documentId'] as const;

// Une réponse va dans les accords ; un renouvellement accordé rejoint les jours prévus ; un avis annulé s'efface.
const consigner = (
  nom: string,
  geste: GesteDispositif,
  donnees: DonneesDispositif,
  { aujourdhui }: ContexteDispositif,
): DonneesDispositif => {
  const partie = geste.repond ?? donnees.partie;
  const reponse = geste.reponse ?? donnees.reponse;
  if (partie !== undefined && reponse !== undefined) {
    const { pieceLe, documentId } = donnees;
    const accord: Accord = { reponse, le: aujourdhui, ...(pieceLe && { pieceLe }), ...(documentId && { documentId }) };
    const ou = nom === 'repondreAuRenouvellement' ? 'accordsRenouvellement' : 'accords';
    return { ...sans(donnees, CHAMPS_DE_REPONSE), [ou]: { ...donnees[ou], [partie]: accord } };
  }
  if (nom === 'demanderRenouvellement') return sans(donnees, ['accordsRenouvellement']);
  if (nom === 'infirmerAvis') return sans(donnees, ['typeAvis', 'avisLe', 'etudes', 'examenLe', 'secondExamenLe']);
  if (nom !== 'renouveler' || donnees.renouvellement === undefined) return donnees;
  return {
    ...sans(donnees, ['renouvellement', 'accordsRenouvellement']),
    periodes: [...(donnees.periodes ?? []), ...donnees.renouvellement],
    renouvele: true,
  };
};

const enchainer = (
  definition: DefinitionDispositif,
  dispositif: Dispositif,
  gestes: readonly string[],
  contexte: ContexteDispositif,
): GesteFait => {
  const situation = { ...contexte, ...dispositif, acteur: 'SYSTEME' as const };
  for (const nom of gestesPossibles(dispositif, 'SYSTEME')) {
    const vers = appliquer(machineDispositif(definition), dispositif.etat, {
      transition: nom,
      acteur: 'SYSTEME',
      remplies: verifierExigences(definition.gestes[nom]?.exige ?? [], situation),
    });
    if (vers.ok) return enchainer(definition, { ...dispositif, etat: vers.valeur }, [...gestes, nom], contexte);
  }
  return { dispositif, gestes };
};
