import { NativeSelect, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { FicheSignalement } from '../../features/signalement/fiche-signalement';
import { ListeSignalements } from '../../features/signalement/liste-signalements';
import { OPTIONS_ETAT, vueParDefaut } from '../../features/signalement/signalement.vue';
import styles from '../../features/signalement/signalement.module.css';
import type { RechercheSignalements, VueSignalements } from '../../navigation/recherches';
import { useSession } from '../../platform/session/session.requetes';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

const route = getRouteApi('/connecte/signalements');

/** Signalements : la file à traiter de mon unité, et ce que sont devenus mes envois. */
export function PageSignalements() {
  const recherche = route.useSearch();
  const naviguer = route.useNavigate();
  const { fonction } = useSession().habilitationActive;
  const parDefaut = vueParDefaut(fonction);
  const vue = recherche.vue ?? parDefaut;
  const changer = (suite: RechercheSignalements) => void naviguer({ search: suite, replace: true });
  const { ouvert } = recherche;
  const sansFiche = { vue, ...(recherche.etat ? { etat: recherche.etat } : {}) };
  return (
    <Page>
      <EnTetePage
        titre="Signalements"
        sousTitre="L’émetteur suit l’état et le délai&nbsp;; le service qui reçoit trie, contacte et conclut."
        actions={
          <LienBouton to="/signaler" leftSection={<IconPlus size={18} aria-hidden="true" />}>
            Signaler une situation
          </LienBouton>
        }
      />
      <Carte>
        <Filtres vue={vue} etat={recherche.etat} deuxVues={parDefaut === 'a-traiter'} changer={changer} />
        <ListeSignalements vue={vue} etat={recherche.etat} ouvrir={(id) => changer({ ...sansFiche, ouvert: id })} />
      </Carte>
      {ouvert && <FicheSignalement key={ouvert} id={ouvert} fermer={() => changer(sansFiche)} />}
    </Page>
  );
}

type PropsFiltres = {
  vue: VueSignalements;
  etat: string | undefined;
  deuxVues: boolean;
  changer: (suite: RechercheSignalements) => void;
};

function Filtres({ vue, etat, deuxVues, changer }: PropsFiltres) {
  return (
    <div className={styles['filtres']}>
      {deuxVues ? (
        <SegmentedControl
          aria-label="Signalements affichés"
          value={vue}
          onChange={(choisie) => changer({ vue: choisie as VueSignalements })}
          data={[
            { value: 'a-traiter', label: 'À traiter par mon service' },
            { value: 'emis', label: 'Mes envois' },
          ]}
        />
      ) : (
        <h2>Mes envois</h2>
      )}
      <NativeSelect
        label="État"
        data={OPTIONS_ETAT}
        value={etat ?? ''}
        onChange={(e) => changer({ vue, ...(e.currentTarget.value === '' ? {} : { etat: e.currentTarget.value }) })}
      />
    </div>
  );
}
