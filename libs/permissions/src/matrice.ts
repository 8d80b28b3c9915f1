import type { CategorieDonnee, Colonne } from '@pdp/domain';
import {
  agregats,
  agregatsDeSonOrganisme,
  ecrit,
  ecritAvecAccord,
  ecritAvecAccordSiProposant,
  ecritEtLesSiens,
  ecritEtRetire,
  ecritOuTriage,
  horsPlateforme,
  journalEntier,
  journalTechnique,
  lesSiens,
  lesSiensEtCeuxDuDossier,
  lit,
  litAvecAccord,
  litAvecAccordSeulement,
  litCeuxDeSonOrganisme,
  litEtEcritAvecAccordSeulement,
  litEtEcritLesSiensSeulement,
  litEtEcritSeulement,
  litEtPropose,
  litLesSiens,
  litLesSiensSeulement,
  litSeulement,
  non,
  recueille,
  type Cellule,
} from './cellules.js';

/**
 * La matrice de domain.md 1.5, en entier : qui peut quoi sur chaque catégorie de données.
 * Une ligne par catégorie ; 1re ligne Assurance Maladie, 2e partenaires, 3e assuré, administration, pilotage.
 * Tout ce qui n'est pas écrit ici est refusé. Le sens de chaque case est dans `cellules.ts`.
 */
// prettier-ignore
export const MATRICE = {
  identite: {
    MC: lit, ISM: ecritOuTriage, CPAM: ecritOuTriage, ASS: ecrit, CSS: ecritOuTriage, COO: lit,
    MDT: litAvecAccord, CEL: litAvecAccord, ETM: litAvecAccord, CE: litAvecAccord, COM: litAvecAccord, MT: litAvecAccord,
    ASSU: litEtPropose('rectification'), ADM: non, PIL: non,
  },
  // Le droit de Cap emploi au NIR n'est pas établi (décret 2019-341) ; le SPST porte l'INS dans son propre système.
  nir: {
    MC: lit, ISM: lit, CPAM: ecrit, ASS: lit, CSS: litSeulement('masque'), COO: non,
    MDT: non, CEL: non, ETM: non, CE: non, COM: non, MT: non,
    ASSU: litSeulement('masque'), ADM: non, PIL: non,
  },
  coordonnees: {
    MC: lit, ISM: ecrit, CPAM: ecrit, ASS: ecrit, CSS: ecrit, COO: non,
    MDT: litAvecAccord, CEL: litAvecAccord, ETM: litAvecAccord, CE: litAvecAccord, COM: litAvecAccord, MT: litAvecAccord,
    ASSU: ecrit, ADM: non, PIL: non,
  },
  arret: {
    MC: lit, ISM: lit, CPAM: ecrit, ASS: lit, CSS: lit, COO: litSeulement('dureeSeule'),
    MDT: litAvecAccord, CEL: non, ETM: litAvecAccordSeulement('dureeSeule'), CE: non, COM: litAvecAccord, MT: litLesSiens,
    ASSU: lit, ADM: non, PIL: non,
  },
  // Jamais conservé, accord ou non : R.4127-104 CSP, domain.md 1.2 S8 et S14.
  medical: {
    MC: horsPlateforme, ISM: horsPlateforme, CPAM: non, ASS: non, CSS: non, COO: non,
    MDT: horsPlateforme, CEL: non, ETM: non, CE: non, COM: horsPlateforme, MT: horsPlateforme,
    ASSU: horsPlateforme, ADM: non, PIL: non,
  },
  avis: {
    MC: ecrit, ISM: lit, CPAM: lit, ASS: lit, CSS: litSeulement('existence'), COO: litSeulement('existence'),
    MDT: litAvecAccord, CEL: non, ETM: non, CE: non, COM: litAvecAccord, MT: litLesSiens,
    ASSU: lit, ADM: non, PIL: non,
  },
  capacites: {
    MC: lit, ISM: lit, CPAM: non, ASS: litAvecAccord, CSS: non, COO: non,
    MDT: ecrit, CEL: ecritAvecAccord, ETM: litAvecAccord, CE: litAvecAccord, COM: ecritAvecAccord, MT: litAvecAccord,
    ASSU: lit, ADM: non, PIL: non,
  },
  social: {
    MC: non, ISM: non, CPAM: non, ASS: ecrit, CSS: non, COO: non,
    MDT: non, CEL: non, ETM: non, CE: non, COM: non, MT: non,
    ASSU: lit, ADM: non, PIL: agregats,
  },
  finances: {
    MC: non, ISM: non, CPAM: litLesSiensSeulement('demandeAide'), ASS: ecrit, CSS: non, COO: non,
    MDT: non, CEL: non, ETM: non, CE: non, COM: non, MT: non,
    ASSU: lit, ADM: non, PIL: agregats,
  },
  emploi: {
    MC: lit, ISM: lit, CPAM: lit, ASS: ecrit, CSS: lit, COO: lit,
    MDT: ecritAvecAccord, CEL: ecritAvecAccord, ETM: litAvecAccord, CE: ecritAvecAccord, COM: litAvecAccord, MT: non,
    ASSU: litEtPropose(), ADM: non, PIL: agregats,
  },
  statutSante: {
    MC: lit, ISM: lit, CPAM: litSeulement('invaliditeSeule'), ASS: ecrit, CSS: non, COO: non,
    MDT: litAvecAccord, CEL: litAvecAccord, ETM: litAvecAccord, CE: litAvecAccord, COM: litAvecAccord, MT: non,
    ASSU: lit, ADM: non, PIL: agregats,
  },
  projet: {
    MC: lit, ISM: lit, CPAM: non, ASS: ecrit, CSS: non, COO: lit,
    MDT: litAvecAccord, CEL: ecritAvecAccord, ETM: ecritAvecAccord, CE: ecritAvecAccord, COM: ecritAvecAccord, MT: litAvecAccord,
    ASSU: litEtPropose(), ADM: non, PIL: agregats,
  },
  dispositifs: {
    MC: litEtEcritSeulement('sonAvis'), ISM: lit, CPAM: litEtEcritSeulement('saDecision'), ASS: ecrit, CSS: lit, COO: lit,
    MDT: litEtEcritAvecAccordSeulement('sonAvis'), CEL: litAvecAccord, ETM: litAvecAccord, CE: ecritAvecAccordSiProposant, COM: ecritAvecAccordSiProposant, MT: litEtEcritLesSiensSeulement('sonAccord'),
    ASSU: lit, ADM: non, PIL: agregats,
  },
  revueAgenda: {
    MC: lit, ISM: lit, CPAM: lit, ASS: lit, CSS: lit, COO: ecrit,
    MDT: litAvecAccord, CEL: litAvecAccord, ETM: litAvecAccord, CE: litAvecAccord, COM: litAvecAccord, MT: non,
    ASSU: litSeulement('dateEtIssue'), ADM: non, PIL: agregats,
  },
  revueDecisions: {
    MC: lit, ISM: lit, CPAM: lit, ASS: lit, CSS: litSeulement('existence'), COO: ecrit,
    MDT: litLesSiens, CEL: litLesSiens, ETM: litLesSiens, CE: litLesSiens, COM: litLesSiens, MT: non,
    ASSU: litSeulement('langageClair'), ADM: non, PIL: agregats,
  },
  // L'assuré les obtient par une demande d'accès (art. 15 RGPD), pas à l'écran.
  revueNotes: {
    MC: lesSiens, ISM: lesSiens, CPAM: lesSiens, ASS: lesSiens, CSS: lesSiens, COO: lesSiens,
    MDT: lesSiens, CEL: lesSiens, ETM: lesSiens, CE: lesSiens, COM: lesSiens, MT: non,
    ASSU: non, ADM: non, PIL: non,
  },
  // L'assuré lit les tâches montrées dans son livret avec le livret lui-même.
  taches: {
    MC: lesSiensEtCeuxDuDossier, ISM: lesSiensEtCeuxDuDossier, CPAM: lesSiensEtCeuxDuDossier, ASS: ecritEtLesSiens, CSS: lesSiens, COO: ecritEtLesSiens,
    MDT: lesSiens, CEL: lesSiens, ETM: lesSiens, CE: lesSiens, COM: lesSiens, MT: lesSiens,
    ASSU: lesSiens, ADM: non, PIL: agregats,
  },
  livret: {
    MC: lit, ISM: lit, CPAM: lit, ASS: ecrit, CSS: lit, COO: lit,
    MDT: litAvecAccord, CEL: litAvecAccord, ETM: litAvecAccord, CE: litAvecAccord, COM: litAvecAccord, MT: litAvecAccord,
    ASSU: litEtPropose('commentaires'), ADM: non, PIL: non,
  },
  documentsAdministratifs: {
    MC: lit, ISM: lit, CPAM: ecrit, ASS: ecrit, CSS: lit, COO: litSeulement('titre'),
    MDT: litAvecAccord, CEL: litAvecAccord, ETM: litAvecAccord, CE: litAvecAccord, COM: litAvecAccord, MT: litLesSiens,
    ASSU: lit, ADM: non, PIL: non,
  },
  documentsSociaux: {
    MC: non, ISM: non, CPAM: non, ASS: ecrit, CSS: non, COO: non,
    MDT: non, CEL: non, ETM: non, CE: non, COM: non, MT: non,
    ASSU: lit, ADM: non, PIL: non,
  },
  // Jamais conservés ici : envoi par MSSanté, dont la plateforme ne garde que la date.
  documentsMedicaux: {
    MC: horsPlateforme, ISM: horsPlateforme, CPAM: non, ASS: non, CSS: non, COO: non,
    MDT: horsPlateforme, CEL: non, ETM: non, CE: non, COM: horsPlateforme, MT: horsPlateforme,
    ASSU: horsPlateforme, ADM: non, PIL: non,
  },
  consentements: {
    MC: lit, ISM: lit, CPAM: lit, ASS: ecritEtRetire, CSS: recueille, COO: lit,
    MDT: litCeuxDeSonOrganisme, CEL: litCeuxDeSonOrganisme, ETM: litCeuxDeSonOrganisme, CE: litCeuxDeSonOrganisme, COM: litCeuxDeSonOrganisme, MT: litCeuxDeSonOrganisme,
    ASSU: ecritEtRetire, ADM: non, PIL: agregats,
  },
  journal: {
    MC: non, ISM: non, CPAM: non, ASS: non, CSS: non, COO: non,
    MDT: non, CEL: non, ETM: non, CE: non, COM: non, MT: non,
    ASSU: litSeulement('quiQuandOrganisme'), ADM: journalTechnique, PIL: non,
  },
  statistiques: {
    MC: agregats, ISM: agregats, CPAM: agregats, ASS: agregats, CSS: agregats, COO: agregats,
    MDT: agregatsDeSonOrganisme, CEL: non, ETM: agregatsDeSonOrganisme, CE: agregatsDeSonOrganisme, COM: agregatsDeSonOrganisme, MT: non,
    ASSU: non, ADM: non, PIL: agregats,
  },
} as const satisfies Record<CategorieDonnee, Record<Colonne, Cellule>>;

/** Le délégué à la protection des données n'a pas de colonne : il ne lit que le journal (et traite les demandes de droit, un acte). */
export const DROITS_DPO = { journal: journalEntier } as const satisfies Partial<Record<CategorieDonnee, Cellule>>;
