import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PERIODES_PILOTAGE } from '@pdp/domain';
import {
  optionsResumeAxes,
  optionsResumeRencontres,
  optionsResumeSuivis,
} from '../../features/pilotage/pilotage.requetes';
import { ResumeAxes } from '../../features/pilotage/resume-axes';
import { ResumeRencontres } from '../../features/pilotage/resume-rencontres';
import { ResumeSuivis } from '../../features/pilotage/resume-suivis';
import { SeancesChiffrees } from '../../features/pilotage/seances-chiffrees';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Lecture } from '../../platform/ui/retours/lecture';

/** Pilotage : des chiffres agrégés, jamais une personne ni un dossier. */
export function PagePilotage() {
  const { mois: demandee } = useSearch({ strict: false }) as { mois?: string };
  const mois = PERIODES_PILOTAGE.find((p) => String(p) === demandee) ?? 12;
  const aller = useNavigate();
  const rencontres = useQuery(optionsResumeRencontres(mois));
  const suivis = useQuery(optionsResumeSuivis(mois));
  const axes = useQuery(optionsResumeAxes(mois));
  return (
    <Page>
      <EnTetePage
        titre="Pilotage"
        sousTitre="Les séances, les délais de rencontre et le devenir des personnes de votre plateforme, en chiffres. Aucune personne n’y figure."
        actions={
          <SegmentedControl
            aria-label="Période"
            data={PERIODES_PILOTAGE.map((p) => ({ value: String(p), label: `${p} mois` }))}
            value={String(mois)}
            onChange={(valeur) =>
              void aller({
                to: '/pilotage',
                search: { mois: valeur as '3' | '6' | '12' },
                replace: true,
              })
            }
          />
        }
      />
      <SeancesChiffrees mois={mois} />
      <Lecture requete={rencontres}>{(vue) => <ResumeRencontres resume={vue} />}</Lecture>
      <Lecture requete={suivis}>{(vue) => <ResumeSuivis resume={vue} />}</Lecture>
      <Lecture requete={axes}>{(vue) => <ResumeAxes resume={vue} />}</Lecture>
    </Page>
  );
}
