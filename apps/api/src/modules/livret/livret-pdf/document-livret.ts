import {
  ATTENDU_EN_CLAIR,
  DISPOSITIFS,
  STATUTS_ETAPE_EN_CLAIR,
  dansLOrdreDeLecture,
  estDispositifClos,
  libelleEtatDispositif,
  motReferent,
  phraseDeVisite,
  prochainRendezVous,
  visitesAMontrer,
  type ContenuLivret,
  type DispositifVue,
  type DocumentVue,
  type MonLivretVue,
  type QuestionLivret,
} from '@pdp/domain';
import type { BlocPdf, DocumentPdf } from '../../../platform/pdf/document-pdf.js';
import type { AutourDuPapier } from './autour-du-livret.js';
import { discret, elements, encadre, jour, lignes, liste, moment, paragraphe, titre } from './blocs-papier.js';
import { ceQuOnMADit, maFeuille, maSituation, monParcours } from './parcours-papier.js';

/** Le livret en A4 et gros caractères : le même contenu que l'écran, dans le même ordre, dates en entier. */
export function documentLivret(livret: MonLivretVue, autour: AutourDuPapier, date: Date): DocumentPdf {
  const { contenu } = livret;
  return {
    titre: 'Mon livret de suivi',
    sousTitre: livret.publieLe === null ? livret.prenom : `${livret.prenom}, livret du ${jour(livret.publieLe)}`,
    auteur: 'Plateforme de prévention de la désinsertion professionnelle',
    gros: true,
    pied: 'Mon livret de suivi',
    date,
    blocs: [
      ...(livret.cap ? [titre('Mon cap'), encadre(livret.cap.texte), discret(`écrit le ${jour(livret.cap.le)}`)] : []),
      ...(contenu === null ? [titre('Où j’en suis'), paragraphe(EN_PREPARATION)] : []),
      ...ouJEnSuis(livret, date),
      ...quiFaitQuoi(contenu),
      ...mesEtapes(contenu),
      ...maFeuille(autour.plan),
      ...maSituation(autour.situation),
      ...ceQuiEstDecide(contenu),
      ...liste('Ma visite avec la santé au travail', visitesAMontrer(livret, date.getTime()).map(visite)),
      ...liste('Mes aides', autour.aides.filter(({ type, etat }) => !estDispositifClos(type, etat)).map(aide)),
      ...liste('Une question ?', livret.questions.map(question)),
      ...mesAccords(livret),
      ...liste('Ce qui m’aide', contenu?.ressources ?? []),
      ...liste('Mes mots à moi', livret.mots.map(mot)),
      ...liste('Mes documents', autour.documents.map(document)),
      ...ceQuOnMADit(autour.dits),
      ...monParcours(autour.recit),
    ],
  };
}

const EN_PREPARATION =
  'Votre livret se prépare. La personne qui vous suit l’écrira avec vous. Vous pouvez déjà lui poser une question.';

function ouJEnSuis(livret: MonLivretVue, date: Date): BlocPdf[] {
  const rendezVous = prochainRendezVous(livret, date.getTime());
  const texte = livret.contenu?.ouJenSuis ?? '';
  if (!rendezVous && texte === '') return [];
  const { lieu = null, explication = null } = rendezVous ?? {};
  return [
    ...(livret.contenu === null ? [] : [titre('Où j’en suis')]),
    ...(rendezVous
      ? [
          encadre(
            lignes(
              moment(rendezVous.dateHeure),
              rendezVous.objet,
              lieu === null ? '' : `Lieu : ${lieu}`,
              explication ?? '',
            ),
          ),
        ]
      : []),
    ...(texte === '' ? [] : [paragraphe(texte)]),
  ];
}

const mesEtapes = (contenu: ContenuLivret | null): BlocPdf[] =>
  liste(
    'Mes étapes',
    (contenu?.etapes ?? []).map(({ titre: nom, qui, quand, statut, explication }) =>
      lignes(
        `${nom} (${STATUTS_ETAPE_EN_CLAIR[statut]})`,
        [qui, quand === null ? '' : jour(quand)].filter(Boolean).join(', '),
        explication ?? '',
      ),
    ),
  );

const ceQuiEstDecide = (contenu: ContenuLivret | null): BlocPdf[] =>
  liste(
    'Ce qui a été décidé',
    [...(contenu?.decisions ?? [])]
      .sort((a, b) => b.date.localeCompare(a.date))
      .map((decision) => `${jour(decision.date)} : ${decision.phrase}`),
  );

const quiFaitQuoi = (contenu: ContenuLivret | null): BlocPdf[] =>
  liste(
    'Qui fait quoi',
    dansLOrdreDeLecture(contenu?.quiFaitQuoi ?? []).map((q) =>
      q.moi
        ? lignes('Moi', q.fait)
        : lignes(
            `${[q.nom, q.fonction, q.organisme].filter(Boolean).join(', ')}${q.referent ? ` (${motReferent(q)})` : ''}`,
            q.fait,
            q.telephone === null ? '' : `Téléphone : ${q.telephone}`,
          ),
    ),
  );

function mesAccords({ accords, ouverturesCeMois }: MonLivretVue): BlocPdf[] {
  const actifs = accords.filter(({ actif }) => actif);
  return [
    titre('Mes accords'),
    ...(actifs.length === 0
      ? [paragraphe('Vous n’avez donné aucun accord pour le moment.')]
      : [elements(actifs.map(({ phrase, depuis }) => lignes(phrase, `Accord donné le ${jour(depuis)}.`)))]),
    paragraphe('Vous pouvez retirer un accord à tout moment, sans dire pourquoi. Vos droits ne changent pas.'),
    paragraphe(
      ouverturesCeMois === 0
        ? 'Personne n’a ouvert mon dossier ce mois-ci.'
        : `Qui a ouvert mon dossier : ${ouverturesCeMois} ${ouverturesCeMois < 2 ? 'personne' : 'personnes'} ce mois-ci.`,
    ),
  ];
}

const aide = ({ type, etat, etatDepuis, prochainsPas }: DispositifVue): string => {
  const attendus = [...new Set(prochainsPas.map(({ qui }) => ATTENDU_EN_CLAIR[qui]))];
  return lignes(
    DISPOSITIFS[type].libelle,
    DISPOSITIFS[type].enClair,
    `Où ça en est : ${libelleEtatDispositif(type, etat).toLowerCase()}, depuis le ${jour(etatDepuis)}.`,
    attendus.length === 0 ? '' : `On attend : ${attendus.join(', ')}.`,
  );
};

const visite = (v: MonLivretVue['visites'][number]): string =>
  phraseDeVisite(v, v.dateHeure === null ? null : moment(v.dateHeure));

const document = ({ titre: nom, versions }: DocumentVue): string => {
  const pret = versions.find(({ etat }) => etat === 'SAIN');
  return lignes(nom ?? '', pret ? `Déposé le ${jour(pret.le)}.` : 'Ce document est en cours de vérification.');
};

const mot = ({ texte, partage, le }: MonLivretVue['mots'][number]): string =>
  lignes(texte, `${partage ? 'Partagé' : 'Pour moi seul'}, ${jour(le)}`);

const question = ({ texte, le, etat, reponse }: QuestionLivret): string =>
  lignes(
    `${texte} (${jour(le)})`,
    reponse === null
      ? etat === 'TRAITEE'
        ? 'On vous a répondu de vive voix.'
        : 'La réponse va arriver.'
      : `Réponse : ${reponse}`,
  );
