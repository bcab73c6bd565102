// The unchanging parts of overview.html: style and script, inline, because the page is mailed around and opened offline.
// Everything is readable without the script, which only sorts, filters and opens the lists for printing.
#pragma once

#include <string_view>

namespace leakscan {

inline constexpr std::string_view html_style = R"css(
:root{--ink:#1f2937;--soft:#6b7280;--line:#e5e7eb;--paper:#fff;--back:#f5f7fa;--accent:#1d4ed8;--high:#c0362c;--medium:#d98a1f;--low:#7c8da5;--review:#8b6fc0;--good:#2f7d4f}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:14px/1.55 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif}
main,header.top>div{max-width:1360px;margin:0 auto;padding:0 24px}
header.top{background:var(--paper);border-bottom:1px solid var(--line);padding:26px 0 18px}
h1{font-size:24px;margin:0 0 4px;letter-spacing:.01em}
h2{font-size:17px;margin:34px 0 10px}
.meta,.hint{color:var(--soft);font-size:13px}
.meta span{margin-right:18px;white-space:nowrap}
.banner{margin:16px 0 0;padding:10px 14px;border-left:4px solid var(--medium);background:#fdf6e9;border-radius:3px}
.banner.bad{border-color:var(--high);background:#fcefed}
.banner.good{border-color:var(--good);background:#edf7f0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:20px 0 0}
.tile{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:14px 16px}
.tile b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}
.tile span{color:var(--soft);font-size:13px}
.tile.high b{color:var(--high)}
.card{background:var(--paper);border:1px solid var(--line);border-radius:8px;overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:7px 10px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:break-word}
tbody tr:last-child td{border-bottom:0}
th{font-weight:600;font-size:12.5px;color:#4b5563;background:#f9fafb;white-space:nowrap}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.c{white-space:nowrap}
tfoot td{font-weight:600;background:#f9fafb;border-top:2px solid var(--line)}
th[data-sort]{cursor:pointer}
th[data-sort]:hover{color:var(--accent)}
th.up::after{content:" ▲";font-size:9px}
th.down::after{content:" ▼";font-size:9px}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
code{font:12.5px/1.5 ui-monospace,"SFMono-Regular",Consolas,"Noto Sans Mono CJK SC",monospace}
.soft{color:var(--soft);font-size:12.5px}
.bar{display:flex;height:10px;border-radius:5px;overflow:hidden;background:#eef1f5;min-width:120px;margin-top:6px}
.bar i{display:block}
.high i,.bar .high{background:var(--high)}.bar .medium{background:var(--medium)}.bar .low{background:var(--low)}.bar .review{background:var(--review)}.bar .plain{background:#5b84c4}
.legend{display:flex;gap:16px;flex-wrap:wrap;margin:8px 0;color:var(--soft);font-size:12.5px}
.legend i{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:5px}
.tag{display:inline-block;padding:0 8px;border-radius:10px;font-size:12px;line-height:20px;background:#eef1f5;color:#374151;white-space:nowrap}
.tag.high{background:#fbe3e0;color:#9d2a21}.tag.medium{background:#fdf0d9;color:#8a5609}.tag.low{background:#eaeef4;color:#46546b}.tag.review{background:#efe9f8;color:#5d4391}.tag.good{background:#e1f3e8;color:#23653e}
.kinds{display:grid;grid-template-columns:max-content 1fr max-content;gap:4px 14px;padding:14px 16px;align-items:center}
.kinds .bar{margin:0}
details.unit{background:var(--paper);border:1px solid var(--line);border-radius:8px;margin:10px 0}
details.unit>summary{cursor:pointer;padding:11px 16px;font-weight:600;list-style-position:inside}
details.unit>summary .soft{font-weight:400;margin-left:10px}
details .list{overflow-x:auto;border-top:1px solid var(--line)}
.list table{min-width:1180px;font-size:13px;table-layout:fixed}
.list td:nth-child(2){white-space:nowrap}
.filter{display:flex;gap:10px;flex-wrap:wrap;margin:8px 0 12px}
.filter input,.filter select{font:inherit;padding:6px 10px;border:1px solid #cbd2dc;border-radius:6px;background:var(--paper);color:var(--ink)}
.filter input{flex:1 1 260px;max-width:420px}
footer{color:var(--soft);font-size:12.5px;margin:36px 0 40px}
.js{display:none}
@media print{body{background:#fff;font-size:11px}main,header.top>div{max-width:none;padding:0}.card,.tile,details.unit{border-color:#ccc}.filter,.js{display:none!important}tr,.tile{break-inside:avoid}a{color:inherit}thead{display:table-header-group}.list table{min-width:0;font-size:9px}.list .soft,.list code,.list .tag{font-size:inherit}.list td,.list th{padding:3px 4px;white-space:normal!important}@page{size:A4 landscape;margin:12mm}}
)css";

inline constexpr std::string_view html_script = R"js(
(function(){
'use strict';
document.querySelectorAll('.js').forEach(function(e){e.style.display='flex';});
document.querySelectorAll('table.sortable').forEach(function(table){
  table.querySelectorAll('th').forEach(function(th,column){
    th.setAttribute('data-sort','');
    th.addEventListener('click',function(){
      var down=!th.classList.contains('down');
      table.querySelectorAll('th').forEach(function(o){o.classList.remove('up','down');});
      th.classList.add(down?'down':'up');
      var body=table.tBodies[0],rows=Array.prototype.slice.call(body.rows);
      var key=function(row){var cell=row.cells[column],v=cell.getAttribute('data-v');return v===null?cell.textContent:parseFloat(v);};
      rows.sort(function(a,b){var x=key(a),y=key(b);
        var order=typeof x==='number'&&typeof y==='number'?x-y:String(x).localeCompare(String(y),'zh');
        return down?-order:order;});
      rows.forEach(function(row){body.appendChild(row);});
    });
  });
});
var text=document.getElementById('filter-text'),level=document.getElementById('filter-level');
function filter(){
  var wanted=text.value.trim().toLowerCase(),severity=level.value;
  document.querySelectorAll('details.unit').forEach(function(unit){
    var shown=0,rows=unit.querySelectorAll('tbody tr');
    rows.forEach(function(row){
      var fits=(!severity||row.getAttribute('data-level')===severity)&&(!wanted||(unit.getAttribute('data-name')+' '+row.textContent).toLowerCase().indexOf(wanted)>=0);
      row.style.display=fits?'':'none';
      if(fits)shown++;
    });
    var active=wanted||severity;
    unit.style.display=active&&!shown?'none':'';
    if(active&&shown)unit.open=true;
  });
}
if(text){text.addEventListener('input',filter);level.addEventListener('change',filter);}
window.addEventListener('beforeprint',function(){document.querySelectorAll('details').forEach(function(d){d.open=true;});});
document.addEventListener('click',function(event){
  var link=event.target.closest?event.target.closest('a[href^="#"]'):null;
  var unit=link?document.getElementById(link.getAttribute('href').slice(1)):null;
  if(unit&&unit.tagName==='DETAILS')unit.open=true;
});
})();
)js";

}  // namespace leakscan
