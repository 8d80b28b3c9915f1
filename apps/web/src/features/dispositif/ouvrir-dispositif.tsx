import { Button, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { DISPOSITIFS } from '@pdp/domain';
import type { DispositifsVue, TypeDispositif } from '@pdp/domain';
import { useState } from 'react';
import { commandesDispositif } from './dispositif.requetes';
import { schemaDe } from './dispositif.vue';
import { FormulaireSaisie } from './formulaire-saisie';
import champs from '../dossier/dossier.module.css';

type Props = {
  readonly dossierId: string;
  readonly ensemble: DispositifsVue;
  /** Types proposés ici. */
  readonly types: readonly TypeDispositif[];
  readonly bouton: string;
  /** Un autre geste passe avant dans la même rubrique. */
  readonly second?: boolean;
};

const Entree = ({ bouton, second, ouvrir }: { bouton: string; second: boolean; ouvrir: () => void }) => (
  <div>
    <Button
      variant={second ? 'default' : 'filled'}
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={ouvrir}
    >
      {bouton}
    </Button>
  </div>
);

/** Choisir un dispositif, le préparer et voir ce que cela donnerait, puis l'ouvrir. */
export function OuvrirDispositif({ dossierId, ensemble, types, bouton, second = false }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  const [type, poserType] = useState<TypeDispositif | ''>('');
  if (types.length === 0) return null;
  if (!ouvert) return <Entree bouton={bouton} second={second} ouvrir={() => poserOuvert(true)} />;
  const fermer = () => {
    poserOuvert(false);
    poserType('');
  };
  return (
    <div className={champs['formulaire']}>
      <NativeSelect
        label="Dispositif"
        description={type === '' ? 'Rien n’est enregistré avant « Ouvrir ».' : DISPOSITIFS[type].enClair}
        data={[
          { value: '', label: 'Choisir…' },
          ...types.map((code) => ({ value: code, label: DISPOSITIFS[code].libelle })),
        ]}
        value={type}
        onChange={(e) => poserType(e.currentTarget.value as TypeDispositif | '')}
      />
      <NonProposes ensemble={ensemble} />
      {type !== '' && (
        <FormulaireSaisie
          key={type}
          dossierId={dossierId}
          dispositif={{ type, etat: DISPOSITIFS[type].initial, donnees: {} }}
          ensemble={ensemble}
          schema={schemaDe(DISPOSITIFS[type].champs)}
          initiales={{}}
          brouillon={`dossier.${dossierId}.dispositif.${type}`}
          bouton="Ouvrir"
          succes="Dispositif ouvert."
          envoyer={(saisie, cle) => commandesDispositif.ouvrir(dossierId, { type, saisie }, cle)}
          fermer={fermer}
        />
      )}
    </div>
  );
}

function NonProposes({ ensemble: { nonProposes } }: { readonly ensemble: DispositifsVue }) {
  if (nonProposes.length === 0) return null;
  return (
    <details>
      <summary>Ce qui ne se propose pas sans employeur</summary>
      <ul>
        {nonProposes.map(({ type, raison }) => (
          <li key={type}>
            <b>{DISPOSITIFS[type].libelle}</b>&nbsp;: {raison}
          </li>
        ))}
      </ul>
    </details>
  );
}
