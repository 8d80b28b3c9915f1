import {
  LIBELLES_CANAL_CONSENTEMENT,
  LIBELLES_ETAT_DEMANDE_DROIT,
  LIBELLES_ETAT_DOSSIER,
  LIBELLES_ETAT_PASSAGE,
  LIBELLES_ETAT_TACHE,
  LIBELLES_ORIENTATION_ETM,
  LIBELLES_ETAT_VISITE,
  LIBELLES_MOTIF_LIMITATION,
  LIBELLES_MOTIF_SIGNALEMENT,
  LIBELLES_ORIGINE,
  LIBELLES_REGIME,
  LIBELLES_RISQUE,
  LIBELLES_SEXE,
  LIBELLES_STATUT_EMPLOI,
  LIBELLES_TYPE_DEMANDE_DROIT,
  LIBELLES_STATUT_PRECONISATION,
  LIBELLES_UNITE,
  PRECONISATIONS,
  type CategorieFiche,
} from '@pdp/domain';
import { enClair, libelle } from '../../../platform/pdf/champs-en-mots.js';
import type { BlocPdf, DocumentPdf } from '../../../platform/pdf/document-pdf.js';
import { parcoursRemis } from './parcours-remis.js';
import { rencontresRemises } from './rencontres-remises.js';
import { finDAccompagnement } from './fin-d-accompagnement.js';
import { dispositifEnMots } from './dispositifs-en-mots.js';
import type { DonneesAcces, DossierRemis } from './donnees-acces.js';
import { champs, rubrique, section, titre } from './mise-en-mots.js';
import { tiersEnMots } from './tiers-en-mots.js';

const LIBELLES_PRECONISATION = Object.fromEntries(
  Object.entries(PRECONISATIONS).map(([code, { libelle: nom }]) => [code, nom]),
);

type Ligne = Readonly<Record<string, unknown>>;

/** Document lisible d'un accès aux données : tout ce que dit le fichier JSON, en français simple. */
export function documentAcces(donnees: DonneesAcces): DocumentPdf {
  const { identite: i } = donnees;
  const nom = `${i.prenom} ${i.nomUsage ?? i.nomNaissance}`;
  return {
    titre: 'Ce que la plateforme sait de vous',
    sousTitre: `${nom}, le ${enClair(donnees.produitLe)}`,
    auteur: 'Plateforme de prévention de la désinsertion professionnelle',
    gros: true,
    pied: 'Document personnel',
    date: new Date(donnees.produitLe),
    blocs: [
      { sorte: 'encadre', texte: INTRODUCTION },
      titre(1, 'Qui vous êtes'),
      champs([
        ['Nom de naissance', i.nomNaissance],
        ['Nom d’usage', i.nomUsage],
        ['Prénom', i.prenom],
        ['Né(e) le', i.dateNaissance],
        ['Sexe', libelle(LIBELLES_SEXE, i.sexe)],
        ['Numéro de sécurité sociale', i.nir],
        ['Régime', libelle(LIBELLES_REGIME, i.regime)],
      ]),
      ...section('Vos arrêts de travail', donnees.arrets, [
        ['Du', 'debut'],
        ['Au', 'fin'],
        ['Raison', 'risque', LIBELLES_RISQUE],
        ['Emploi', 'emploi', LIBELLES_STATUT_EMPLOI],
        ['Employeur', 'employeur'],
      ]),
      ...section('Les listes où vous étiez', donnees.reperages, [
        ['Le', 'le'],
        ['Seuil', 'seuil'],
        ['Pour', 'service', LIBELLES_UNITE],
      ]),
      ...section('Les signalements', donnees.signalements, [
        ['Le', 'le'],
        ['Venu de', 'origine', LIBELLES_ORIGINE],
        ['Par', 'par'],
        ['Pourquoi', 'motif', LIBELLES_MOTIF_SIGNALEMENT],
        ['Mots écrits', 'commentaire'],
      ]),
      ...section('Votre compte', donnees.comptes, [
        ['Adresse électronique', 'courriel'],
        ['Dernière connexion', 'derniereConnexion'],
      ]),
      ...donnees.dossiers.flatMap(unDossier),
    ],
  };
}

const INTRODUCTION = [
  'Vous avez demandé à voir vos données.',
  'Ce document dit tout ce que la plateforme garde sur vous.',
  'Si quelque chose n’est pas exact, vous pouvez demander une correction dans « Mes droits ».',
  'Vous pouvez aussi écrire à la CNIL, 3 place de Fontenoy, 75007 Paris.',
].join('\n');

function unDossier(d: DossierRemis): BlocPdf[] {
  return [
    titre(1, `Dossier ${d.numero}`),
    champs([
      ['Ouvert le', d.ouvertLe],
      ['État', libelle(LIBELLES_ETAT_DOSSIER, d.etat)],
      ['Territoire', d.plateforme],
    ]),
    ...(Object.entries(d.fiche) as [CategorieFiche, Ligne][]).flatMap(([categorie, contenu]) =>
      rubrique(categorie, contenu),
    ),
    ...livret(d),
    ...suivi(d),
    ...parcoursRemis(d),
    ...revues(d),
    ...vieDuDossier(d),
    ...documents(d),
    ...section('Vos accords', d.accords, [
      ['Pour', 'organisme'],
      ['Donné le', 'debut'],
      ['Comment', 'canal', LIBELLES_CANAL_CONSENTEMENT],
      ['Retiré le', 'retireLe'],
    ]),
    ...section('Qui peut ouvrir ce dossier', d.acces, [
      ['Qui', 'qui'],
      ['Service', 'service', LIBELLES_UNITE],
      ['Organisme', 'organisme'],
      ['Du', 'debut'],
      ['Au', 'fin'],
    ]),
    ...section(
      'Qui a ouvert ce dossier',
      d.journal.map(({ le, qui, fonction, action }) => ({
        le,
        qui: [qui, fonction].filter(Boolean).join(', '),
        action,
      })),
      [
        ['Quand', 'le'],
        ['Qui', 'qui'],
        ['Quoi', 'action'],
      ],
    ),
  ];
}

function documents(d: DossierRemis): BlocPdf[] {
  return section(
    'Vos documents, à prendre dans votre livret',
    d.documents.map((document) => ({
      titre: document.titre,
      le: document.le,
      fichiers: document.versions.map(({ nom }) => nom),
    })),
    [
      ['Titre', 'titre'],
      ['Déposé le', 'le'],
      ['Fichiers', 'fichiers'],
    ],
  );
}

function suivi(d: DossierRemis): BlocPdf[] {
  return [
    ...rencontresRemises(d),
    ...section('Ce qui vous a été proposé', d.preconisations, [
      ['Le', 'le'],
      ['Proposition', 'code', LIBELLES_PRECONISATION],
      ['Où elle en est', 'statut', LIBELLES_STATUT_PRECONISATION],
      ['Mots écrits', 'commentaire'],
    ]),
    ...section('Vos visites de pré-reprise', d.visites, [
      ['État', 'etat', LIBELLES_ETAT_VISITE],
      ['Rendez-vous', 'rendezVous'],
      ['Lieu', 'lieu'],
      ['Résultat', 'resultat'],
      ['Mots écrits', 'commentaire'],
    ]),
    ...tiersEnMots(d),
    ...section('Vos dispositifs', d.dispositifs.map(dispositifEnMots), [
      ['Dispositif', 'type'],
      ['État', 'etat'],
      ['Depuis le', 'depuis'],
      ['Ce qui est noté', 'note'],
      ['Réponses', 'reponses'],
      ['Ce qui s’est passé', 'passe'],
    ]),
    ...finDAccompagnement(d),
  ];
}

function revues(d: DossierRemis): BlocPdf[] {
  return [
    ...section('Les réunions où l’on a parlé de vous', d.passages, [
      ['Le', 'revueLe'],
      ['Question posée', 'question'],
      ['Suite', 'etat', LIBELLES_ETAT_PASSAGE],
    ]),
    ...section('Ce qui a été décidé', d.decisions, [
      ['Le', 'le'],
      ['Décision', 'texte'],
      ['Phrase écrite pour vous', 'phrase'],
      ['Par', 'par'],
    ]),
    ...section('Notes de travail', d.notesDeTravail, [
      ['Le', 'le'],
      ['Note', 'texte'],
      ['Phrase préparée', 'phrase'],
    ]),
    ...section('Les avis laissés avant une réunion', d.avisDifferes, [
      ['Le', 'le'],
      ['Avis', 'texte'],
      ['Par', 'par'],
    ]),
    ...section('Les équipes à qui votre situation a été proposée', d.orientations, [
      ['Le', 'le'],
      ['Équipe', 'equipe'],
      ['Où elle en est', 'etat', LIBELLES_ORIENTATION_ETM],
      ['Mots écrits', 'motif'],
    ]),
    ...section('Les tâches', d.taches, [
      ['Quoi', 'libelle'],
      ['Qui', 'responsable', LIBELLES_UNITE],
      ['Pour le', 'echeance'],
      ['État', 'etat', LIBELLES_ETAT_TACHE],
    ]),
  ];
}

function vieDuDossier(d: DossierRemis): BlocPdf[] {
  return [
    ...section('Les étapes de votre dossier', d.etapes, [
      ['Le', 'le'],
      ['Étape', 'etape'],
      ['Par', 'par'],
      ['Mots écrits', 'commentaire'],
    ]),
    ...section('Vos mandataires', d.mandats, [
      ['Qui', 'qui'],
      ['Du', 'debut'],
      ['Au', 'fin'],
    ]),
    ...section('Vos demandes sur vos données', d.demandes, [
      ['Demande', 'type', LIBELLES_TYPE_DEMANDE_DROIT],
      ['Le', 'deposeeLe'],
      ['État', 'etat', LIBELLES_ETAT_DEMANDE_DROIT],
    ]),
    ...section('Les gels du dossier', d.gels, [
      ['Du', 'poseLe'],
      ['Au', 'leveLe'],
      ['Raison', 'motif', LIBELLES_MOTIF_LIMITATION],
    ]),
  ];
}

function livret({ livret: l }: DossierRemis): BlocPdf[] {
  const publie = l.versions.at(-1)?.contenu;
  const blocs: BlocPdf[] = [
    ...section('Votre cap', l.caps, [
      ['Le', 'le'],
      ['Vos mots', 'texte'],
    ]),
    ...section('Vos mots partagés', l.mots, [
      ['Le', 'le'],
      ['Vos mots', 'texte'],
    ]),
    ...section('Vos questions', l.questions, [
      ['Le', 'le'],
      ['Question', 'texte'],
      ['Réponse', 'reponse'],
    ]),
  ];
  if (!publie) return blocs;
  return [
    titre(2, 'Votre livret'),
    { sorte: 'paragraphe', texte: publie.ouJenSuis },
    ...liste(
      'Vos étapes',
      publie.etapes.map((e) => [e.titre, e.qui, e.quand ? enClair(e.quand) : null]),
    ),
    ...liste(
      'Qui fait quoi',
      publie.quiFaitQuoi.map((q) => [q.nom, q.fonction, q.fait]),
    ),
    ...liste(
      'Ce qui vous aide',
      publie.ressources.map((r) => [r]),
    ),
    ...liste(
      'Ce qui a été décidé',
      publie.decisions.map((k) => [enClair(k.date), k.phrase]),
    ),
    ...blocs,
  ];
}

const liste = (nom: string, elements: readonly (readonly (string | null)[])[]): BlocPdf[] =>
  elements.length === 0
    ? []
    : [titre(3, nom), { sorte: 'liste', elements: elements.map((e) => e.filter((mot) => mot !== null).join(', ')) }];
