import { Button, Radio } from '@mantine/core';
import {
  LIBELLES_AMENAGEMENT,
  LIBELLES_FORMATION,
  LIBELLES_RECLASSEMENT,
  LIBELLES_RESTRICTION,
  LIMITES_TEXTE,
} from '@pdp/domain';
import type { VisiteVue } from '@pdp/domain';
import { useState } from 'react';
import { optionsDe } from '../../platform/format/libelles';
import { ChampTexteLibre } from '../../platform/ui/formulaire/champ-texte-libre';
import { Erreur } from '../../platform/ui/retours/erreur';
import { Pastilles } from '../dossier/fiche/pastilles';
import { useEnregistrerResultat } from './use-enregistrer-resultat';
import { RESULTAT_VIDE, manqueResultat } from './visite.vue';
import type { SaisieResultat } from './visite.vue';
import styles from './visite.module.css';

const LECTEURS = [
  'votre service',
  'la personne',
  'après transmission\u00a0: le médecin conseil et les services autorisés',
];
const TRANSMISSION = [
  { value: 'oui', label: 'Oui, elle accepte' },
  { value: 'non', label: 'Non, elle s’y oppose' },
  { value: 'plus-tard', label: 'Elle répondra depuis son livret' },
];

type Props = { readonly visite: VisiteVue; readonly surFini: () => void };

/** Écran unique du médecin du travail : cocher, répondre, enregistrer ; réalise la visite puis transmet ou non. */
export function ResultatDeVisite({ visite, surFini }: Props) {
  const [saisie, poserSaisie] = useState<SaisieResultat>(RESULTAT_VIDE);
  const [refus, poserRefus] = useState<string | null>(null);
  const enregistrer = useEnregistrerResultat(visite, surFini);
  const changer = (suite: Partial<SaisieResultat>) => {
    poserSaisie((avant) => ({ ...avant, ...suite }));
    poserRefus(null);
  };
  const envoyer = () => {
    const manque = manqueResultat(saisie);
    if (manque === null) enregistrer.mutate(saisie);
    else poserRefus(manque);
  };
  return (
    <form
      className={styles['formulaire']}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        envoyer();
      }}
    >
      {enregistrer.isError && <Erreur erreur={enregistrer.error} />}
      <Coches saisie={saisie} changer={changer} />
      <Suites saisie={saisie} changer={changer} />
      <Radio.Group
        className={styles['reponse']}
        label="La personne accepte-t-elle que ces recommandations soient transmises&nbsp;?"
        description="À son employeur et au médecin conseil. Les autres services ne les lisent qu’avec son accord."
        required
        value={saisie.transmission}
        onChange={(transmission) => changer({ transmission: transmission as SaisieResultat['transmission'] })}
        error={refus}
      >
        <Choix options={TRANSMISSION} />
      </Radio.Group>
      <div>
        <Button type="submit" size="md" loading={enregistrer.isPending}>
          {saisie.transmission === 'oui' ? 'Enregistrer et transmettre' : 'Enregistrer le résultat'}
        </Button>
      </div>
    </form>
  );
}

type PropsPartie = { saisie: SaisieResultat; changer: (suite: Partial<SaisieResultat>) => void };

function Coches({ saisie, changer }: PropsPartie) {
  return (
    <>
      <Pastilles
        legende="Aménagements utiles"
        options={optionsDe(LIBELLES_AMENAGEMENT)}
        valeur={saisie.amenagements}
        surChoix={(amenagements) => changer({ amenagements })}
      />
      <Pastilles
        legende="Restrictions"
        options={optionsDe(LIBELLES_RESTRICTION)}
        valeur={saisie.restrictions}
        surChoix={(restrictions) => changer({ restrictions })}
      />
    </>
  );
}

function Suites({ saisie, changer }: PropsPartie) {
  return (
    <>
      <div className={styles['deux']}>
        <Radio.Group
          label="Reclassement"
          value={saisie.reclassement}
          onChange={(valeur) => changer({ reclassement: valeur as SaisieResultat['reclassement'] })}
        >
          <Choix options={optionsDe(LIBELLES_RECLASSEMENT)} />
        </Radio.Group>
        <Radio.Group
          label="Formation"
          value={saisie.formation}
          onChange={(valeur) => changer({ formation: valeur as SaisieResultat['formation'] })}
        >
          <Choix options={optionsDe(LIBELLES_FORMATION)} />
        </Radio.Group>
      </div>
      <ChampTexteLibre
        label="Précisions, sans raison médicale (facultatif)"
        limite={LIMITES_TEXTE.ligne}
        lecteurs={LECTEURS}
        lignes={2}
        value={saisie.precisions}
        onChange={(precisions) => changer({ precisions })}
      />
    </>
  );
}

const Choix = ({ options }: { options: readonly { value: string; label: string }[] }) => (
  <div className={styles['radios']}>
    {options.map(({ value, label }) => (
      <Radio key={value} value={value} label={label} />
    ))}
  </div>
);
