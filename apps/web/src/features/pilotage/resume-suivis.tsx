import { LIBELLES_SITUATION_SUIVI, LIBELLES_UTILITE_SUIVI } from '@pdp/domain';
import type { CasePubliee, ResumeSuivis as Resume } from '@pdp/domain';
import { dateMoyenne } from '../../platform/format/dates';
import { pluriel } from '../../platform/format/textes';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { Tableau } from '../../platform/ui/tableau/tableau';
import { caseLisible, partLisible } from './pilotage.vue';
import styles from './pilotage.module.css';

type Moment = Resume['moments'][number];

const LIBELLES_ETAT = { REPONDU: 'Ont répondu', SANS_REPONSE: 'N’ont pas répondu', EN_ATTENTE: 'En attente' } as const;

/** Nouvelles après la clôture : réponses, silences comptés, situations ; rien sous l'effectif minimal. */
export function ResumeSuivis({ resume }: { readonly resume: Resume }) {
  const suivis = resume.moments.filter(({ demandes }) => demandes !== 0);
  return (
    <Carte titre="Nouvelles après la clôture">
      {suivis.length === 0 && <p className="doux">Aucune demande n’est partie sur cette période.</p>}
      {suivis.map((moment) => (
        <UnMoment key={moment.mois} moment={moment} />
      ))}
      <p className="fin">
        Demandes parties du {dateMoyenne(resume.du)} au {dateMoyenne(resume.au)}. Sans réponse&nbsp;: deux relances
        faites, six semaines passées. Un effectif de moins de {resume.effectifMinimal} est masqué.
      </p>
    </Carte>
  );
}

function UnMoment({ moment }: { readonly moment: Moment }) {
  const { mois, demandes, etats, situations, utilites } = moment;
  const repondus = etats.REPONDU !== null && 'nombre' in etats.REPONDU ? etats.REPONDU.nombre : null;
  return (
    <section aria-label={`À ${mois} mois`} className={styles['moment']}>
      <h3>
        À {mois} mois{' '}
        <span className="fin">({demandes === null ? 'nombre de demandes masqué' : pluriel(demandes, 'demande')})</span>
      </h3>
      <Partage titre={`Réponses à ${mois} mois`} libelles={LIBELLES_ETAT} cases={etats} total={demandes} />
      {situations && (
        <Partage
          titre={`Situation dite à ${mois} mois`}
          libelles={LIBELLES_SITUATION_SUIVI}
          cases={situations}
          total={repondus}
        />
      )}
      {utilites && (
        <Partage
          titre={`L’accompagnement a aidé, à ${mois} mois`}
          libelles={LIBELLES_UTILITE_SUIVI}
          cases={utilites}
          total={repondus}
        />
      )}
      {!situations && <p className="doux">Trop peu de réponses pour montrer les situations.</p>}
    </section>
  );
}

type Ligne = {
  readonly code: string;
  readonly libelle: string;
  readonly nombre: CasePubliee;
  readonly total: number | null;
};

type PropsPartage<C extends string> = {
  readonly titre: string;
  readonly libelles: Readonly<Record<C, string>>;
  readonly cases: Readonly<Record<C, CasePubliee>>;
  readonly total: number | null;
};

function Partage<C extends string>({ titre, libelles, cases, total }: PropsPartage<C>) {
  const lignes = (Object.keys(libelles) as C[]).map((code) => ({
    code,
    libelle: libelles[code],
    nombre: cases[code],
    total,
  }));
  return <Tableau legende={titre} colonnes={colonnes(titre)} lignes={lignes} cle={({ code }) => code} />;
}

const colonnes = (titre: string): readonly Colonne<Ligne>[] => [
  { cle: 'libelle', titre, principale: true, cellule: ({ libelle }) => libelle },
  {
    cle: 'nombre',
    titre: 'Personnes',
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
