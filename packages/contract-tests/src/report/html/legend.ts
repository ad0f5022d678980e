import { markup } from './markup.ts'

export const legend = markup`<ul class="legend" aria-label="Legend">
<li><i class="tile fine" aria-hidden="true">✓</i> answered, as described</li>
<li><i class="tile failing" aria-hidden="true">2</i> answered, with failures</li>
<li><i class="tile provoked" aria-hidden="true"></i> only provoked by a header</li>
<li><i class="tile missing" aria-hidden="true"></i> documented, never answered</li>
<li><i class="tile undocumented" aria-hidden="true">?</i> answered, not documented</li>
<li><i class="mark valid invalid" aria-hidden="true"></i> valid (above) and invalid values sent</li>
<li><i class="mark" aria-hidden="true"></i> not sent</li>
<li><i class="mark valid unbreakable" aria-hidden="true"></i> no value is invalid</li>
</ul>`
