import {
  DISPOSITIFS,
  TYPES_DISPOSITIF,
  appliquerGeste,
  finPrevue,
  ouvrirDispositif,
  type ContexteDispositif,
  type DonneesDispositif,
  type Dispositif,
  type Fonction,
  type GestePasse,
  type NomChamp,
  type TypeDispositif,
} from '@pdp/domain';
import { scellerContenu, type ContenuDispositif } from '../modules/dispositif/persistence/contenu-dispositif.js';
import type { Coffre } from '../platform/chiffrement/coffre.js';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import { ajouterLien, signerParLien } from './liens-reponse.js';
import type { Monde } from './monde.js';
import { PARCOURS_DISPOSITIFS, saisiesOrdinaires, type PasDemo } from './parcours-dispositifs.js';

/** Jours entre deux gestes. */
const RYTHME = 4;

/** Chaque état de chaque dispositif, atteint par de vrais gestes ; la personne de la vitrine attend deux accords pour son essai. */
export function ajouterDispositifs(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  const essai = jouerParcours(monde, 'ESSAI_ENCADRE', SUITE_VITRINE, essaiVitrine(monde)).at(-1)!;
  poser(monde, vitrine, { ...essai, dispositif: signerParLien(essai.dispositif) });
  poser(monde, vitrine, jouerParcours(monde, 'RENDEZ_VOUS_LIAISON', ['proposer', 'accepter']).at(-1)!);
  const ouverts = dossiers.filter((d) => d.partage && d.etat === 'EN_COURS' && d.referent !== null);
  let rang = 0;
  for (const type of TYPES_DISPOSITIF)
    for (const etape of etatsDe(monde, type)) {
      const dossier = ouverts[rang++ % ouverts.length];
      if (dossier) poser(monde, dossier, etape);
    }
  const claire = monde.compte('assistante.sociale').id;
  const suivi = ouverts.find(({ referent }) => referent?.id === claire);
  const demande = jouerParcours(monde, 'ESSAI_ENCADRE', SUITE_DEMANDE).at(-1)!;
  if (suivi) ajouterLien(monde, suivi, poser(monde, suivi, demande), 'ENTREPRISE');
}

/** Ligne prête à insérer : son contenu est scellé sous la clé de l'installation. */
export const scellerDispositif = (coffre: Coffre, { contenu, ...ligne }: Ligne): Ligne => ({
  ...ligne,
  contenu_scelle: scellerContenu(coffre, String(ligne['id']), contenu as ContenuDispositif),
});

const SUITE_DEMANDE: readonly PasDemo[] = ['demander', 'evaluer', 'solliciterAccords'];
const SUITE_VITRINE: readonly PasDemo[] = [
  ...SUITE_DEMANDE,
  ['repondre', { partie: 'MEDECIN_TRAITANT', reponse: 'FAVORABLE' }],
  ['repondre', { partie: 'ENTREPRISE', reponse: 'FAVORABLE' }],
];
const essaiVitrine = (monde: Monde): Readonly<Partial<Record<NomChamp, unknown>>> => ({
  entreprise: 'Clinique des Embruns',
  memeEmployeur: true,
  poste: 'poste administratif',
  tuteur: 'Responsable de l’accueil',
  periodes: [{ du: monde.jour(15), au: monde.jour(28), moment: 'MATIN' }],
});

type Etape = { readonly dispositif: Dispositif; readonly passes: readonly Passe[]; readonly depuis: number };
type Passe = {
  readonly geste: string;
  readonly de: string | null;
  readonly vers: string;
  readonly jour: number;
  readonly acteur: AgentDemo;
};

// Une étape par état jamais vu, dans l'ordre des parcours ; le dernier pas d'un parcours est toujours gardé.
function etatsDe(monde: Monde, type: TypeDispositif): readonly Etape[] {
  const vus = new Set<string>();
  return PARCOURS_DISPOSITIFS[type].flatMap((suite) => {
    const etapes = jouerParcours(monde, type, suite);
    return etapes.filter(({ dispositif: { etat } }, i) => {
      const garde = !vus.has(etat) || i === etapes.length - 1;
      vus.add(etat);
      return garde;
    });
  });
}

type Saisies = Readonly<Partial<Record<NomChamp, unknown>>>;

const contexteDe = (monde: Monde, jour: number): ContexteDispositif => ({
  aujourdhui: monde.jour(jour),
  departement: '56',
  sansEmployeur: false,
  debutArretLe: monde.jour(-140),
  finArretLe: null,
  autres: [],
});

function jouerParcours(monde: Monde, type: TypeDispositif, suite: readonly PasDemo[], propres: Saisies = {}): Etape[] {
  const debut = -RYTHME * (suite.length + 1);
  const etapes = [ouvrir(monde, type, debut, propres)];
  suite.forEach((pas, i) => etapes.push(jouer(monde, etapes[i]!, pas, debut + RYTHME * (i + 1), propres)));
  return etapes;
}

function ouvrir(monde: Monde, type: TypeDispositif, jour: number, propres: Saisies): Etape {
  const { champs, ouvrePar } = DISPOSITIFS[type];
  const commande = {
    acteur: ouvrePar[0] ?? 'ASSISTANT_SERVICE_SOCIAL',
    saisie: { ...choisir(monde, champs, jour), ...propres },
  };
  const ouvert = ouvrirDispositif(type, commande, contexteDe(monde, jour));
  if (!ouvert.ok) throw new Error(`démonstration, ${type} : ${ouvert.erreur.message}`);
  const acteur = monde.compte('assistante.sociale');
  const passe = { geste: 'ouvrir', de: null, vers: ouvert.valeur.etat, jour, acteur };
  return { dispositif: ouvert.valeur, depuis: jour, passes: [passe] };
}

function jouer(monde: Monde, avant: Etape, pas: PasDemo, jour: number, propres: Saisies): Etape {
  const { type, etat, donnees } = avant.dispositif;
  const [geste, saisie] = typeof pas === 'string' ? [pas, {}] : pas;
  const { par = [], champs = [] } = DISPOSITIFS[type].gestes[geste] ?? {};
  const acteur = agentPour(monde, par, saisie.partie as string | undefined);
  const saisies = { ...choisir(monde, champs, jour), ...dejaSaisis(donnees, champs, propres), ...saisie };
  const commande = { geste, acteur: acteur.fonction, saisie: saisies };
  const fait = appliquerGeste(avant.dispositif, commande, contexteDe(monde, jour));
  if (!fait.ok) throw new Error(`démonstration, ${type} ${geste} : ${fait.erreur.message}`);
  const { dispositif } = fait.valeur;
  const passe = { geste, de: etat, vers: dispositif.etat, jour, acteur };
  return { dispositif, passes: [...avant.passes, passe], depuis: dispositif.etat === etat ? avant.depuis : jour };
}

const dejaSaisis = (
  donnees: DonneesDispositif,
  champs: readonly NomChamp[],
  propres: Saisies,
): Record<string, unknown> =>
  Object.fromEntries(
    champs.filter((champ) => champ in propres).map((champ) => [champ, donnees[champ] ?? propres[champ]]),
  );

const COMPTES_DE: Partial<Readonly<Record<Fonction, string>>> = {
  ASSISTANT_SERVICE_SOCIAL: 'assistante.sociale',
  REFERENT_CPAM: 'referent.cpam',
  MEDECIN_CONSEIL: 'medecin.conseil',
  MEDECIN_TRAVAIL: 'medecin.travail',
};
const REPONDANT: Readonly<Record<string, string>> = {
  MEDECIN_CONSEIL: 'medecin.conseil',
  MEDECIN_TRAVAIL: 'medecin.travail',
};

function agentPour(monde: Monde, par: readonly string[], partie: string | undefined): AgentDemo {
  if (partie !== undefined) return monde.compte(REPONDANT[partie] ?? 'assistante.sociale');
  const fonction = (Object.keys(COMPTES_DE) as Fonction[]).find((f) => par.includes(f)) ?? 'ASSISTANT_SERVICE_SOCIAL';
  return monde.compte(COMPTES_DE[fonction] ?? 'assistante.sociale');
}

const choisir = (monde: Monde, champs: readonly NomChamp[], jour: number): Record<string, unknown> => {
  const valeurs = saisiesOrdinaires((decalage) => monde.jour(decalage), monde.jour(jour));
  return Object.fromEntries(champs.filter((champ) => champ in valeurs).map((champ) => [champ, valeurs[champ]]));
};

function poser(monde: Monde, dossier: DossierDemo, { dispositif, passes, depuis }: Etape): string {
  const ouvert = monde.instant(passes[0]?.jour ?? depuis, 9);
  const id = monde.id(ouvert);
  const historique = passes.map(({ geste, vers, jour, acteur }): GestePasse => ({
    geste,
    vers,
    le: monde.instant(jour, 9).toISOString(),
    par: [acteur.civilite, acteur.prenom, acteur.nom].filter(Boolean).join(' '),
  }));
  monde.ajouter('dispositif', {
    id,
    dossier_id: dossier.id,
    type: dispositif.type,
    etat: dispositif.etat,
    version: passes.length,
    etat_depuis: monde.jour(depuis),
    fin_prevue: finPrevue(dispositif, '56'),
    contenu: { donnees: dispositif.donnees, historique, taches: [] } satisfies ContenuDispositif,
    cree_par: (dossier.referent ?? monde.compte('assistante.sociale')).id,
    cree_le: ouvert,
  });
  for (const { geste, de, vers, jour, acteur } of passes)
    monde.ajouter('transition', {
      id: monde.id(monde.instant(jour, 9)),
      ressource: 'dispositif',
      ressource_id: id,
      dossier_id: dossier.id,
      transition: geste,
      de,
      vers,
      acteur_id: acteur.id,
      fonction: acteur.fonction,
      motif: null,
      commentaire: null,
      le: monde.instant(jour, 9),
    });
  return id;
}
