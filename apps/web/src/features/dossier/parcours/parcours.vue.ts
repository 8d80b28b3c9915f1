import { LIBELLES_ETAT_VISITE, LIBELLES_OBJET_AVIS, LIBELLES_SENS_AVIS } from '@pdp/domain';
import type { EvenementHistorique, TacheVue, VisiteVue } from '@pdp/domain';
import { dateCourte, dateHeureMoyenne } from '../../../platform/format/dates';
import { libelleDe } from '../../../platform/format/libelles';
import type { CouleurPuce } from '../../../platform/ui/mise-en-page/puce';

/** Étape montrée dans le parcours : ce qui est fait, ce qui est en cours, ce qui vient. */
export type Etape = {
  readonly cle: string;
  readonly titre: string;
  readonly precision: string;
  readonly etat: 'fait' | 'en-cours' | 'a-venir';
  readonly puce: { readonly texte: string; readonly couleur: CouleurPuce };
};

const VISITES_FINIES = ['ANNULEE', 'NON_HONOREE', 'RECOMMANDATIONS_TRANSMISES', 'TRANSMISSION_REFUSEE'];

// Une fiche corrigée, un lien posé ou un document déposé ne sont pas des étapes : l'historique complet les garde.
const HORS_PARCOURS = ['fiche', 'lien', 'document'];

type Matiere = {
  readonly historique: readonly EvenementHistorique[];
  readonly visites: readonly VisiteVue[];
  readonly taches: readonly TacheVue[];
  /** Étapes des dispositifs en cours. */
  readonly dispositifs?: readonly Etape[];
};

/** Nombre d'événements passés montrés avant « tout l’historique ». */
export const PASSES_MONTRES = 6;

/** Étapes du parcours, dans l'ordre du temps : le passé récent, puis les visites et les tâches à venir. */
export function etapesParcours(
  { historique, visites, taches, dispositifs = [] }: Matiere,
  aujourdhui: string,
): readonly Etape[] {
  const passe = [...historique]
    .filter(({ etat, type }) => etat !== 'a-venir' && !HORS_PARCOURS.includes(type))
    .sort((a, b) => b.le.localeCompare(a.le))
    .slice(0, PASSES_MONTRES)
    .reverse()
    .map((evenement) => enEtape(evenement, aujourdhui));
  const prevues = visites.filter(({ etat }) => !VISITES_FINIES.includes(etat)).map(etapeVisite);
  const aFaire = [...taches]
    .filter(({ etat }) => ['A_FAIRE', 'EN_COURS', 'BLOQUEE'].includes(etat))
    .sort((a, b) => (a.echeance ?? '9').localeCompare(b.echeance ?? '9'))
    .map((tache) => etapeTache(tache, aujourdhui));
  return [...passe, ...prevues, ...dispositifs, ...aFaire];
}

function enEtape({ id, libelle, par, le, etat }: EvenementHistorique, aujourdhui: string): Etape {
  const enCours = etat === 'en-cours';
  return {
    cle: id,
    titre: libelle,
    precision: [par, dateCourte(le, aujourdhui)].filter(Boolean).join(' · '),
    etat: enCours ? 'en-cours' : 'fait',
    puce: enCours ? { texte: 'en cours', couleur: 'bleu' } : { texte: 'fait', couleur: 'vert' },
  };
}

function etapeVisite(visite: VisiteVue): Etape {
  const planifiee = visite.etat === 'PLANIFIEE';
  return {
    cle: visite.id,
    titre: 'Visite de pré-reprise',
    precision: [
      visite.organisme?.nom.split(',')[0],
      visite.dateHeure ? dateHeureMoyenne(visite.dateHeure) : null,
      visite.demandeePar ? `demandée par\u00a0: ${visite.demandeePar.toLowerCase()}` : null,
    ]
      .filter(Boolean)
      .join(' · '),
    etat: planifiee || visite.etat === 'REALISEE' ? 'en-cours' : 'a-venir',
    puce: {
      texte: libelleDe(LIBELLES_ETAT_VISITE, visite.etat).toLowerCase(),
      couleur: planifiee ? 'bleu' : visite.etat === 'REALISEE' ? 'vert' : 'ambre',
    },
  };
}

function etapeTache(tache: TacheVue, aujourdhui: string): Etape {
  const enRetard = tache.enRetard && tache.echeance !== null;
  return {
    cle: tache.id,
    titre: tache.libelle,
    precision: [tache.responsable, tache.pourquoi].filter(Boolean).join(' · '),
    etat: tache.etat === 'EN_COURS' ? 'en-cours' : 'a-venir',
    puce: {
      texte:
        tache.echeance === null
          ? 'sans date'
          : `${enRetard ? 'en retard, ' : ''}pour le ${dateCourte(tache.echeance, aujourdhui)}`,
      couleur: enRetard ? 'rouge' : 'gris',
    },
  };
}

/** Dernier avis du Service médical, dit sans motif : « Reprise aménagée : favorable (6 nov.) ». */
export function dernierAvis(contenu: Readonly<Record<string, unknown>> | undefined, aujourdhui: string): string | null {
  const avis = contenu?.['avis'];
  if (!Array.isArray(avis)) return null;
  const dernier = [...(avis as { objet?: string; sensAvis?: string; date?: string }[])]
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
    .at(-1);
  if (!dernier?.objet || !dernier.sensAvis) return null;
  const objet = libelleDe(LIBELLES_OBJET_AVIS, dernier.objet);
  const sens = libelleDe(LIBELLES_SENS_AVIS, dernier.sensAvis).toLowerCase();
  return `${objet}\u00a0: ${sens}${dernier.date ? ` (${dateCourte(dernier.date, aujourdhui)})` : ''}`;
}
