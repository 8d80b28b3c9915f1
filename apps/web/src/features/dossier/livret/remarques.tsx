import type { RemarqueLivretVue } from '@pdp/domain';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { lieuRemarque } from './livret.vue';

/** Toutes les remarques de langage clair, avec leur place ; elles conseillent, rien n'est bloqué. */
export function Remarques({ remarques }: { readonly remarques: readonly RemarqueLivretVue[] }) {
  if (remarques.length === 0) return null;
  return (
    <Bandeau couleur="ambre">
      <div>
        <b>Pour être mieux compris</b>
        <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
          {remarques.slice(0, 12).map((remarque, rang) => (
            <li key={`${remarque.chemin}${remarque.code}${rang}`}>
              {lieuRemarque(remarque)}&nbsp;: «&nbsp;{remarque.extrait}&nbsp;». {remarque.conseil}
            </li>
          ))}
        </ul>
      </div>
    </Bandeau>
  );
}
