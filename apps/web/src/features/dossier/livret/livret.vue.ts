import { LIMITES_TEXTE, instantParis, lireContenuLivret } from '@pdp/domain';
import type { ContenuLivret, DateCivile, RemarqueLivretVue } from '@pdp/domain';
import { jourDe } from '../../../platform/format/dates';
import type { ErreursParChamp } from '../../../platform/ui/formulaire/erreurs';

/** Saisie du livret : des textes, comme à l'écran ; le rendez-vous est un jour et une heure de Paris. */
export type SaisieLivret = {
  ouJenSuis: string;
  rendezVous: { jour: string; heure: string; objet: string; lieu: string; explication: string };
  etapes: { titre: string; qui: string; quand: string; statut: string; explication: string }[];
  quiFaitQuoi: {
    nom: string;
    fonction: string;
    organisme: string;
    telephone: string;
    fait: string;
    referent: boolean;
    moi: boolean;
  }[];
  ressources: string[];
  decisions: { date: string; phrase: string }[];
};

const HEURE_PARIS = new Intl.DateTimeFormat('fr-FR', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/Paris',
});

/** Rendez-vous reçu → saisie : un jour et une heure de Paris ; tout vide s'il n'y en a pas. */
export const enSaisieRendezVous = (rendezVous: ContenuLivret['rendezVous']): SaisieLivret['rendezVous'] => ({
  jour: rendezVous ? jourDe(new Date(rendezVous.dateHeure)) : '',
  heure: rendezVous ? HEURE_PARIS.format(new Date(rendezVous.dateHeure)) : '',
  objet: (rendezVous?.objet ?? '').slice(0, LIMITES_TEXTE.motCourt),
  lieu: (rendezVous?.lieu ?? '').slice(0, LIMITES_TEXTE.motCourt),
  explication: rendezVous?.explication ?? '',
});

/** Contenu reçu → saisie. */
export const enSaisieLivret = (contenu: ContenuLivret): SaisieLivret => ({
  ouJenSuis: contenu.ouJenSuis,
  rendezVous: enSaisieRendezVous(contenu.rendezVous),
  etapes: contenu.etapes.map((e) => ({ ...e, quand: e.quand ?? '', explication: e.explication ?? '' })),
  quiFaitQuoi: contenu.quiFaitQuoi.map((q) => ({ ...q, organisme: q.organisme ?? '', telephone: q.telephone ?? '' })),
  ressources: [...contenu.ressources],
  decisions: contenu.decisions.map((d) => ({ ...d })),
});

/** Vrai si un rendez-vous est commencé dans la saisie. */
export const aRendezVous = ({ rendezVous }: SaisieLivret): boolean =>
  Object.values(rendezVous).some((valeur) => valeur.trim() !== '');

/** Saisie → contenu à envoyer ; une date incomplète part telle quelle, le contrôle la signale. */
export function enContenuLivret(saisie: SaisieLivret): ContenuLivret {
  const { jour, heure, objet, lieu, explication } = saisie.rendezVous;
  const complete = /^\d{4}-\d{2}-\d{2}$/.test(jour) && /^\d{2}:\d{2}$/.test(heure);
  return {
    ouJenSuis: saisie.ouJenSuis,
    rendezVous: aRendezVous(saisie)
      ? {
          dateHeure: complete ? instantParis(jour, heure).toISOString() : '',
          objet,
          lieu: lieu || null,
          explication: explication || null,
        }
      : null,
    etapes: saisie.etapes.map((e) => ({
      ...e,
      statut: e.statut as ContenuLivret['etapes'][number]['statut'],
      quand: e.quand || null,
      explication: e.explication || null,
    })),
    quiFaitQuoi: saisie.quiFaitQuoi.map((q) => ({
      ...q,
      // Le serveur veut une fonction pour chacun ; la personne elle-même n'en a pas.
      fonction: q.moi && q.fonction.trim() === '' ? 'la personne elle-même' : q.fonction,
      organisme: q.organisme || null,
      telephone: q.telephone || null,
    })),
    ressources: saisie.ressources.filter((texte) => texte.trim() !== ''),
    decisions: saisie.decisions,
  };
}

/** Fautes de la saisie, par les règles du serveur. */
export function fautesLivret(saisie: SaisieLivret, aujourdhui: string): ErreursParChamp {
  const lu = lireContenuLivret(enContenuLivret(saisie), aujourdhui as DateCivile);
  const fautes: Record<string, string> = {};
  for (const { chemin, message } of lu.ok ? [] : lu.erreur) fautes[renommerChemin(chemin)] ??= message;
  return fautes;
}

/** Chemin du serveur → chemin de l'écran. */
export const renommerChemin = (chemin: string): string =>
  chemin === 'rendezVous.dateHeure' ? 'rendezVous.jour' : chemin.replace(/^(ressources\.\d+)\.texte$/, '$1');

const LIBELLES: Readonly<Record<string, string>> = {
  ouJenSuis: 'Où j’en suis',
  'rendezVous.explication': 'Rendez-vous, à quoi il sert',
};
const LISTES: Readonly<Record<string, string>> = {
  etapes: 'Étape',
  quiFaitQuoi: 'Personne',
  ressources: 'Ressource',
  decisions: 'Décision',
};

const CHAMPS: Readonly<Record<string, string>> = {
  titre: 'étape',
  qui: 'qui',
  quand: 'quand',
  explication: 'explication',
  nom: 'nom',
  fonction: 'fonction',
  organisme: 'organisme',
  telephone: 'téléphone',
  fait: 'ce qu’elle fait',
  date: 'date',
  phrase: 'phrase',
  jour: 'jour',
  heure: 'heure',
  objet: 'objet',
  lieu: 'lieu',
};

/** Champ d'une faute : « Personne 2, fonction » ; `undefined` pour un chemin inconnu. */
export function lieuChamp(chemin: string): string | undefined {
  const cle = chemin.split('.').at(-1) ?? '';
  const lieu = chemin.startsWith('rendezVous.') ? 'Rendez-vous' : lieuRemarque({ chemin });
  if (lieu === chemin) return undefined;
  return CHAMPS[cle] ? `${lieu}, ${CHAMPS[cle]}` : lieu;
}

/** Où se trouve une remarque de langage : « Étape 2 ». */
export function lieuRemarque({ chemin }: Pick<RemarqueLivretVue, 'chemin'>): string {
  const [liste = '', rang] = chemin.split('.');
  if (LIBELLES[chemin]) return LIBELLES[chemin];
  return LISTES[liste] && rang !== undefined ? `${LISTES[liste]} ${Number(rang) + 1}` : chemin;
}
