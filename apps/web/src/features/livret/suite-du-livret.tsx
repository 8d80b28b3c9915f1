import type { MonLivretVue } from '@pdp/domain';
import { CapsPrecedents } from './caps-precedents';
import { CeQuOnMADit } from './ce-qu-on-m-a-dit';
import { DerniersChangements } from './ce-qui-a-change';
import { MaFeuille } from './ma-feuille';
import { MesAccords } from './mes-accords';
import { MesAides } from './mes-aides';
import { MesDocuments } from './mes-documents';
import { MesMandats } from './mes-mandats';
import { MesMots } from './mes-mots';
import { MesQuestions } from './mes-questions';
import { MesVisites } from './mes-visites';
import { MonDiagnostic } from './mon-diagnostic';
import { MonParcours } from './mon-parcours';
import { CeQuiEstDecide, CeQuiMAide } from './parcours';

type Props = {
  readonly livret: MonLivretVue;
  readonly maintenant: number;
  readonly aujourdhui: string;
  readonly nouveau: boolean;
  readonly question: boolean;
  readonly poserQuestion: (ouverte: boolean) => void;
};

/** Tout ce qui suit le premier écran : ce qui attend une réponse, puis ce que la personne peut faire, puis le reste. */
export function SuiteDuLivret({ livret, maintenant, aujourdhui, nouveau, question, poserQuestion }: Props) {
  const { dossierId } = livret;
  const agit = livret.mandat?.portee !== 'LIRE';
  return (
    <>
      <MaFeuille dossierId={dossierId} agit={agit} aujourdhui={aujourdhui} />
      <MonDiagnostic dossierId={dossierId} agit={agit} aujourdhui={aujourdhui} />
      <CeQuiEstDecide livret={livret} aujourdhui={aujourdhui} />
      <MesVisites livret={livret} maintenant={maintenant} aujourdhui={aujourdhui} />
      <MesAides livret={livret} aujourdhui={aujourdhui} />
      <MesQuestions livret={livret} aujourdhui={aujourdhui} ouverte={question} ouvrir={poserQuestion} />
      <MesAccords livret={livret} aujourdhui={aujourdhui} />
      <CeQuiMAide livret={livret} aujourdhui={aujourdhui} />
      <MesMots livret={livret} aujourdhui={aujourdhui} />
      <MesDocuments dossierId={dossierId} aujourdhui={aujourdhui} />
      <CeQuOnMADit dossierId={dossierId} aujourdhui={aujourdhui} />
      <MonParcours dossierId={dossierId} aujourdhui={aujourdhui} />
      {livret.mandat === null && <MesMandats livret={livret} aujourdhui={aujourdhui} />}
      <CapsPrecedents caps={livret.capsPrecedents} aujourdhui={aujourdhui} />
      {!nouveau && <DerniersChangements livret={livret} aujourdhui={aujourdhui} />}
    </>
  );
}
