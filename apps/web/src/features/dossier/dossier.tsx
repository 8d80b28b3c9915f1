import { Tabs } from '@mantine/core';
import { PHRASE_REGIME_AGRICOLE } from '@pdp/domain';
import type { CategorieFiche, DossierVue } from '@pdp/domain';
import type { ComponentType } from 'react';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Page, Pile } from '../../platform/ui/mise-en-page/grille';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { AccordsDossier } from '../consentement/accords-dossier';
import { DiagnosticDossier } from '../diagnostic/diagnostic-dossier';
import { ClotureDossier } from '../cloture/cloture-dossier';
import { DroitsEtAides } from '../aide-financiere/droits-et-aides';
import { DispositifsDossier } from '../dispositif/dispositifs-dossier';
import { DocumentsDossier } from '../document/documents-dossier';
import { PlanDossier } from '../plan/plan-dossier';
import { EtmDuDossier } from '../revue/orientation/orientations-etm';
import { VisitesDossier } from '../visite/visites-dossier';
import { AxeDossier } from './cote/axe-dossier';
import { ActionsDossier } from './cote/actions-dossier';
import { Cercle } from './cote/cercle';
import { DitAssure } from './cote/dit-assure';
import { EnTeteDossier } from './entete/en-tete-dossier';
import { OngletsDossier } from './entete/onglets-dossier';
import { RubriquesGroupe } from './entete/rubriques-groupe';
import { Entretiens } from './entretiens/entretiens';
import { Rubrique } from './fiche/rubrique';
import { LivretDossier } from './livret/livret-dossier';
import { groupesDe, ongletActif, ongletsDe } from './onglets';
import type { Onglet } from './onglets';
import { Historique } from './parcours/historique';
import { Parcours } from './parcours/parcours';
import { Preconisations } from './preconisations/preconisations';
import { TachesDossier } from './taches/taches-dossier';
import styles from './dossier.module.css';

type Props = {
  readonly dossier: DossierVue;
  readonly onglet: string | undefined;
  readonly surOnglet: (cle: string) => void;
};

/** Dossier entier : bandeau et onglets, la rubrique choisie, et la colonne de côté. */
export function Dossier({ dossier, onglet, surOnglet }: Props) {
  const onglets = ongletsDe(dossier);
  const actif = ongletActif(onglets, onglet);
  const groupes = groupesDe(onglets);
  const surGroupe = (cle: string | null) => {
    const premier = groupes.find((groupe) => groupe.cle === cle)?.onglets[0];
    if (premier) surOnglet(premier.cle);
  };
  return (
    <Tabs value={actif.groupe} onChange={surGroupe} keepMounted={false}>
      <Page>
        <EnTeteDossier dossier={dossier}>
          <OngletsDossier groupes={groupes} actif={actif.cle} surChoix={surOnglet} />
        </EnTeteDossier>
        {dossier.categories.identite?.regime === 'AGRICOLE' && (
          <Bandeau couleur="ambre">{PHRASE_REGIME_AGRICOLE}</Bandeau>
        )}
        <div className={styles['deux']}>
          <Carte>
            {groupes.map((groupe) => (
              <Tabs.Panel key={groupe.cle} value={groupe.cle}>
                <RubriquesGroupe dossierId={dossier.id} groupe={groupe} actif={actif.cle} />
                <Contenu key={actif.cle} dossier={dossier} onglet={actif} />
              </Tabs.Panel>
            ))}
          </Carte>
          <Pile>
            <ActionsDossier dossier={dossier} />
            <Cercle dossier={dossier} />
            <EtmDuDossier dossierId={dossier.id} />
            <DitAssure dossier={dossier} />
            <AxeDossier dossier={dossier} />
          </Pile>
        </div>
      </Page>
    </Tabs>
  );
}

const CONTENUS: Readonly<Record<string, ComponentType<{ dossier: DossierVue }>>> = {
  parcours: Parcours,
  diagnostic: DiagnosticDossier,
  plan: PlanDossier,
  entretiens: Entretiens,
  preconisations: Preconisations,
  taches: TachesDossier,
  dispositifs: DispositifsDossier,
  visites: VisitesDossier,
  accords: AccordsDossier,
  documents: DocumentsDossier,
  livret: LivretDossier,
  cloture: ClotureDossier,
  droits: DroitsEtAides,
  historique: Historique,
};

function Contenu({ dossier, onglet }: { dossier: DossierVue; onglet: Onglet }) {
  const Contenu = CONTENUS[onglet.cle];
  if (Contenu) return <Contenu dossier={dossier} />;
  return <Fiche dossier={dossier} categories={onglet.fiche ?? []} />;
}

const Fiche = ({ dossier, categories }: { dossier: DossierVue; categories: readonly CategorieFiche[] }) => (
  <>
    {categories.map((categorie) => (
      <Rubrique key={categorie} dossier={dossier} categorie={categorie} />
    ))}
  </>
);
