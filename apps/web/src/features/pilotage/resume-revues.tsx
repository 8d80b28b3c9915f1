import { FINS_DE_PASSAGE, type CasePubliee, type FinDePassage, type ResumeRevues as Resume } from '@pdp/domain';
import { dateHeureMoyenne, dateMoyenne } from '../../platform/format/dates';
import { pluriel } from '../../platform/format/textes';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { Tableau } from '../../platform/ui/tableau/tableau';
import { FINS, SEANCES, caseLisible, estVide, minutesLisibles, nombreLisible, partLisible } from './pilotage.vue';
import styles from './pilotage.module.css';

type Props = { readonly resume: Resume };

/** Séances de la plateforme en chiffres : chaque part avec ses deux termes et sa définition, les petits effectifs masqués. */
export function ResumeRevues({ resume }: Props) {
  if (estVide(resume))
    return (
      <EtatVide titre="Aucune séance close sur cette période">
        {SEANCES[resume.type]} : les chiffres apparaissent quand une séance est close.
      </EtatVide>
    );
  return (
    <>
      <Tuiles resume={resume} />
      <Carte titre="Comment finissent les dossiers examinés">
        <Tableau
          legende="Fin des dossiers examinés"
          colonnes={COLONNES_FINS}
          lignes={FINS_DE_PASSAGE.map((fin) => ({ fin, nombre: resume.fins[fin], total: resume.examines }))}
          cle={({ fin }) => fin}
        />
      </Carte>
      <Carte titre="Présence par fonction">
        {resume.presence.length === 0 ? (
          <p className="doux">Trop peu de séances pour la montrer sans désigner quelqu’un.</p>
        ) : (
          <Tableau
            legende="Présence par fonction"
            colonnes={COLONNES_PRESENCE}
            lignes={resume.presence.map((p) => ({ ...p, total: resume.seances }))}
            cle={({ fonction }) => fonction}
          />
        )}
      </Carte>
      <p className="fin">
        {SEANCES[resume.type]}, séances closes du {dateMoyenne(resume.du)} au {dateMoyenne(resume.au)}, calculé le{' '}
        {dateHeureMoyenne(resume.calculeLe)}. Dossier examiné&nbsp;: discuté en séance, qu’une décision ait suivi ou
        non. Un effectif de moins de {resume.effectifMinimal} est masqué ; celui qui le rendrait par différence est dit
        «&nbsp;au moins&nbsp;».
      </p>
    </>
  );
}

function Tuiles({ resume: { seances, examines, fins, temps } }: Props) {
  return (
    <dl className={styles['tuiles']}>
      <div>
        <dt>Décision, responsable et échéance</dt>
        <dd>
          <span className={styles['grand']}>{partLisible(fins.COMPLETE, examines)}</span>
          <div className="fin">
            {caseLisible(fins.COMPLETE)} sur {nombreLisible(examines)} dossiers examinés
          </div>
        </dd>
      </div>
      <div>
        <dt>Temps moyen par dossier</dt>
        <dd>
          <span className={styles['grand']}>{temps === null ? '–' : minutesLisibles(temps.moyenSecondes)}</span>
          <div className="fin">{temps === null ? 'masqué' : `sur ${pluriel(temps.dossiers, 'dossier')}`}</div>
        </dd>
      </div>
      <div>
        <dt>Séances closes</dt>
        <dd>
          <span className={styles['grand']}>{seances}</span>
        </dd>
      </div>
    </dl>
  );
}

type LigneFin = { readonly fin: FinDePassage; readonly nombre: CasePubliee; readonly total: number | null };

const COLONNES_FINS: readonly Colonne<LigneFin>[] = [
  {
    cle: 'fin',
    titre: 'Fin',
    principale: true,
    cellule: ({ fin }) => (
      <>
        <b>{FINS[fin].libelle}</b>
        <div className="fin">{FINS[fin].definition}</div>
      </>
    ),
  },
  {
    cle: 'nombre',
    titre: 'Dossiers',
    aligneDroite: true,
    cellule: ({ nombre }) => <span className="nombre">{caseLisible(nombre)}</span>,
  },
  {
    cle: 'part',
    titre: 'Part',
    aligneDroite: true,
    cellule: ({ nombre, total }) => <span className="nombre">{partLisible(nombre, total)}</span>,
  },
];

type LignePresence = Resume['presence'][number] & { readonly total: number };

const COLONNES_PRESENCE: readonly Colonne<LignePresence>[] = [
  { cle: 'fonction', titre: 'Fonction', principale: true, cellule: ({ fonction }) => fonction },
  {
    cle: 'seances',
    titre: 'Séances où elle était là',
    aligneDroite: true,
    cellule: ({ seances, total }) => (
      <span className="nombre">
        {seances} sur {total}
      </span>
    ),
  },
];
