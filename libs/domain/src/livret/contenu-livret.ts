import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import type { ContenuLivret } from '../contrats/livret.contrat.js';
import type { DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { enInstant } from '../noyau/horloge.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { champBooleen, champChoix, champDate, champForme, champListe, champTexte } from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';
import { verifierLangage, type RemarqueLangage } from './langage.js';

/** Contenu de livret prêt à conserver, avec ses remarques de langage ; il est écrit pour l'assuré, jamais sur lui. */
export const lireContenuLivret = (
  valeur: unknown,
  aujourdhui: DateCivile,
): Resultat<LivretLu, readonly ErreurChamp[]> => {
  if (typeof valeur !== 'object' || valeur === null || Array.isArray(valeur))
    return echec([{ chemin: '', code: 'TYPE', message: 'Un objet est attendu.' }]);
  const { rendezVous, ...reste } = valeur as Record<string, unknown>;
  const luReste = lireContenu(SCHEMA_LIVRET, { ...reste, ressources: enLignes(reste['ressources']) }, aujourdhui);
  const luRendezVous =
    rendezVous === undefined || rendezVous === null
      ? succes(null)
      : lireContenu(SCHEMA_RENDEZ_VOUS, rendezVous, aujourdhui);
  const erreurs = [
    ...(luReste.ok ? [] : luReste.erreur),
    ...(luRendezVous.ok
      ? []
      : luRendezVous.erreur.map((erreur) => ({
          ...erreur,
          chemin: erreur.chemin === '' ? 'rendezVous' : `rendezVous.${erreur.chemin}`,
        }))),
  ];
  if (!luReste.ok || !luRendezVous.ok) return echec(erreurs);
  const { ouJenSuis, ressources, quiFaitQuoi, ...listes } = luReste.valeur;
  const contenu: ContenuLivret = {
    rendezVous: luRendezVous.valeur,
    ouJenSuis: ouJenSuis ?? '',
    ...listes,
    quiFaitQuoi: quiFaitQuoi.map((ligne) => ({ ...ligne, referent: ligne.referent === true, moi: ligne.moi === true })),
    ressources: ressources.map(({ texte }) => texte),
  };
  const defauts = defautsReferent(contenu);
  return defauts.length > 0 ? echec(defauts) : succes({ contenu, remarques: remarquesLivret(contenu) });
};

/** Vrai quand les trois parties promises à l'assuré sont là : où j'en suis, qui fait quoi, mes étapes (domain.md 5.1). */
export const aPartiesObligatoires = ({ ouJenSuis, quiFaitQuoi, etapes }: ContenuLivret): boolean =>
  ouJenSuis.trim() !== '' && quiFaitQuoi.some(({ referent }) => referent) && etapes.length > 0;

/** Remarques de langage clair, phrase par phrase, avec le chemin du texte concerné. */
export const remarquesLivret = (contenu: ContenuLivret): readonly RemarqueLivret[] =>
  textesDe(contenu).flatMap(([chemin, texte]) => verifierLangage(texte).map((remarque) => ({ chemin, ...remarque })));

/** Livret vide, à l'ouverture d'un dossier. */
export const livretVide = (): ContenuLivret => ({
  rendezVous: null,
  ouJenSuis: '',
  etapes: [],
  quiFaitQuoi: [],
  ressources: [],
  decisions: [],
});

/** Statuts d'une étape, dits à l'assuré. */
export const LIBELLES_STATUT_ETAPE = {
  A_VENIR: 'à venir',
  EN_COURS: 'en cours',
  FAIT: 'fait',
  EN_PAUSE: 'en pause',
  ABANDONNE: 'abandonné',
} as const;

/** Contenu vérifié et remarques à montrer à l'auteur. */
export interface LivretLu {
  readonly contenu: ContenuLivret;
  readonly remarques: readonly RemarqueLivret[];
}

/** Remarque de langage située dans le livret. */
export interface RemarqueLivret extends RemarqueLangage {
  readonly chemin: string;
}

// Sur le fil, une ressource est un simple texte ; le schéma des listes, lui, décrit des lignes.
const enLignes = (ressources: unknown): unknown =>
  Array.isArray(ressources) ? ressources.map((texte: unknown) => ({ texte })) : ressources;

const lireInstant = (saisie: string): Resultat<string, string> => {
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(saisie) ? new Date(saisie) : new Date(Number.NaN);
  return Number.isNaN(instant.getTime()) ? echec('Une date et une heure sont attendues.') : succes(enInstant(instant));
};

/** Champs du prochain rendez-vous. */
export const SCHEMA_RENDEZ_VOUS = {
  dateHeure: champForme('Date et heure', 40, lireInstant, { obligatoire: true }),
  objet: champTexte('Objet', LIMITES_TEXTE.motCourt, { obligatoire: true }),
  lieu: champTexte('Lieu', LIMITES_TEXTE.motCourt),
  explication: champTexte('À quoi il sert', LIMITES_TEXTE.ligne, { multiligne: true }),
} as const;

/** Champs du livret, hors rendez-vous. */
export const SCHEMA_LIVRET = {
  ouJenSuis: champTexte('Où j’en suis', LIMITES_TEXTE.phraseAssure, { multiligne: true }),
  etapes: champListe(
    'Mes étapes',
    {
      titre: champTexte('Étape', LIMITES_TEXTE.motCourt, { obligatoire: true }),
      qui: champTexte('Qui', LIMITES_TEXTE.motCourt, { obligatoire: true }),
      quand: champDate('Quand'),
      statut: champChoix('Statut', LIBELLES_STATUT_ETAPE, { obligatoire: true }),
      explication: champTexte('Explication', LIMITES_TEXTE.ligne, { multiligne: true }),
    },
    30,
  ),
  quiFaitQuoi: champListe(
    'Qui fait quoi',
    {
      nom: champTexte('Nom', LIMITES_TEXTE.nom, { obligatoire: true }),
      fonction: champTexte('Fonction', LIMITES_TEXTE.motCourt, { obligatoire: true }),
      organisme: champTexte('Organisme', LIMITES_TEXTE.motCourt),
      telephone: champTexte('Téléphone', 30),
      fait: champTexte('Ce qu’il ou elle fait pour moi', LIMITES_TEXTE.ligne, { obligatoire: true }),
      referent: champBooleen('Est le référent'),
      moi: champBooleen('C’est moi'),
    },
    20,
  ),
  ressources: champListe(
    'Ce qui m’aide',
    { texte: champTexte('Ressource', LIMITES_TEXTE.ligne, { obligatoire: true }) },
    20,
  ),
  decisions: champListe(
    'Ce qui a été décidé',
    {
      date: champDate('Date', { obligatoire: true, pasFuture: true }),
      phrase: champTexte('Phrase', LIMITES_TEXTE.phraseAssure, { obligatoire: true, multiligne: true }),
    },
    60,
  ),
} as const;

const defautsReferent = ({ quiFaitQuoi }: ContenuLivret): readonly ErreurChamp[] => {
  const referents = quiFaitQuoi.filter(({ referent }) => referent).length;
  const moi = quiFaitQuoi.filter((ligne) => ligne.moi).length;
  return [
    ...(referents > 1
      ? [{ chemin: 'quiFaitQuoi', code: 'REFERENT', message: 'Un seul référent peut être indiqué.' }]
      : []),
    ...(moi > 1
      ? [{ chemin: 'quiFaitQuoi', code: 'MOI', message: 'La ligne «\u00a0Moi\u00a0» ne peut apparaître qu’une fois.' }]
      : []),
  ];
};

const textesDe = ({
  rendezVous,
  ouJenSuis,
  etapes,
  quiFaitQuoi,
  ressources,
  decisions,
}: ContenuLivret): readonly (readonly [string, string])[] =>
  [
    ['rendezVous.explication', rendezVous?.explication ?? ''] as const,
    ['ouJenSuis', ouJenSuis] as const,
    ...etapes.flatMap(({ titre, explication }, rang) => [
      [`etapes.${rang}.titre`, titre] as const,
      [`etapes.${rang}.explication`, explication ?? ''] as const,
    ]),
    ...quiFaitQuoi.map(({ fait }, rang) => [`quiFaitQuoi.${rang}.fait`, fait] as const),
    ...ressources.map((texte, rang) => [`ressources.${rang}`, texte] as const),
    ...decisions.map(({ phrase }, rang) => [`decisions.${rang}.phrase`, phrase] as const),
  ].filter(([, texte]) => texte !== '');
