import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import type { MonTravailVue } from '@pdp/domain';
import { CarteAFaire } from '../../features/travail/carte-a-faire';
import { CarteChangements } from '../../features/travail/carte-changements';
import { CarteRevue } from '../../features/travail/carte-revue';
import { CarteTransmissions } from '../../features/travail/carte-transmissions';
import { CarteVigilance } from '../../features/travail/carte-vigilance';
import { optionsMonTravail } from '../../features/travail/travail.requetes';
import { resumeTravail } from '../../features/travail/travail.vue';
import { FileVisites } from '../../features/visite/file-visites';
import { useAujourdhui } from '../../platform/format/horloge';
import { peutVoirEcran } from '../../platform/permissions/menu';
import { useIntervalleSecours } from '../../platform/realtime/etat-connexion';
import { useSession } from '../../platform/session/session.requetes';
import { LienBouton } from '../../platform/ui/liens/liens';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { DeuxColonnes, Page, Pile } from '../../platform/ui/mise-en-page/grille';
import { Lecture } from '../../platform/ui/retours/lecture';
import { SquelettePage } from '../../platform/ui/retours/squelette';

/** Mon travail : ce qu'il y a à faire aujourd'hui, pourquoi, et ce qui a changé. */
export function PageTravail() {
  const travail = useQuery({ ...optionsMonTravail, refetchInterval: useIntervalleSecours(60_000) });
  return (
    <Lecture requete={travail} squelette={<SquelettePage />}>
      {(donnees) => <Contenu travail={donnees} />}
    </Lecture>
  );
}

function Contenu({ travail }: { travail: MonTravailVue }) {
  const { fonction } = useSession().habilitationActive;
  const aujourdhui = useAujourdhui();
  return (
    <Page>
      <EnTetePage
        titre={`Bonjour ${travail.prenom}`}
        titreOnglet="Mon travail"
        sousTitre={resumeTravail(travail, aujourdhui)}
        actions={
          peutVoirEcran(fonction, 'signaler') && (
            <LienBouton
              to="/signaler"
              leftSection={<IconPlus size={18} aria-hidden="true" />}
              rightSection={<kbd className="touche-bouton">N</kbd>}
            >
              Signaler une situation
            </LienBouton>
          )
        }
      />
      {travail.prochaineRevue && <CarteRevue revue={travail.prochaineRevue} />}
      <CarteTransmissions />
      <FileVisites />
      <DeuxColonnes>
        <CarteAFaire travail={travail} />
        <Pile>
          <CarteVigilance vigilance={travail.vigilance} />
          <CarteChangements />
        </Pile>
      </DeuxColonnes>
    </Page>
  );
}
