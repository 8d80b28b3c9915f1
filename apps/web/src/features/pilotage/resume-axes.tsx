import { AXES, COMPTES_PAR_AXE, LIBELLES_AXE, type Axe, type ComptePar, type ResumeAxes as Resume } from '@pdp/domain';
import { dateMoyenne } from '../../platform/format/dates';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { Tableau } from '../../platform/ui/tableau/tableau';
import { caseLisible } from './pilotage.vue';

const TITRES: Readonly<Record<ComptePar, string>> = {
  enCours: 'En cours aujourd’hui',
  ouverts: 'Ouverts sur la période',
  clos: 'Clos sur la période',
};

/** Dossiers par axe du Service social : PDP et SPS à part, jamais additionnés. */
export function ResumeAxes({ resume }: { readonly resume: Resume }) {
  return (
    <Carte titre="Dossiers par axe">
      <Tableau legende="Dossiers par axe" colonnes={colonnes(resume)} lignes={AXES} cle={(axe) => axe} />
      <p className="fin">
        Du {dateMoyenne(resume.du)} au {dateMoyenne(resume.au)}. Un effectif de moins de {resume.effectifMinimal} est
        masqué. Les deux axes ne s’additionnent pas.
      </p>
    </Carte>
  );
}

const colonnes = ({ comptes }: Resume): readonly Colonne<Axe>[] => [
  { cle: 'axe', titre: 'Axe', principale: true, cellule: (axe) => LIBELLES_AXE[axe] },
  ...COMPTES_PAR_AXE.map((compte): Colonne<Axe> => ({
    cle: compte,
    titre: TITRES[compte],
    aligneDroite: true,
    cellule: (axe) => <span className="nombre">{caseLisible(comptes[compte][axe])}</span>,
  })),
];
